using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Containers;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Containers;

public sealed class DockerfileReaderTests
{
    private static Dockerfile Read(string text, string path = "Dockerfile") => DockerfileReader.Read(text, path, PathClasses.Production);

    [Fact]
    public void ReadsStages_WithArgumentsBeforeThem()
    {
        var file = Read("""
            # syntax=docker/dockerfile:1
            ARG VERSION=22 VARIANT=alpine
            FROM --platform=$BUILDPLATFORM node:${VERSION}-${VARIANT} AS build
            ARG VERSION
            ENV APP=/srv PORT=3000
            WORKDIR $APP/${VERSION}
            FROM Build
            EXPOSE $PORT
            USER ${UNKNOWN:-node}
            CMD ["node", "$APP"]
            """);

        Assert.Equal(["node:22-alpine", "Build"], file.Stages.Select(stage => stage.Image));
        Assert.Equal(("build", null), (file.Stages[0].Name, file.Stages[0].Parent));
        Assert.Equal((null, 0), (file.Stages[1].Name, file.Stages[1].Parent));
        Assert.Equal("/srv/22", file.Stages[0].Last("WORKDIR")!.Arguments);
        Assert.Equal("3000", file.Stages[1].Last("EXPOSE")!.Arguments);
        Assert.Equal("node", file.Stages[1].Last("USER")!.Arguments);
        Assert.Equal(["node", "$APP"], file.Stages[1].Last("CMD")!.Words.AsEnumerable());
        Assert.Equal(10, file.Stages[1].Last("CMD")!.Line);
        Assert.Equal(["Build", "node:22-alpine"], file.FinalChain().Select(stage => stage.Image));
    }

    [Fact]
    public void JoinsContinuations_AroundCommentsAndEmptyLines()
    {
        var run = Read("FROM a\nRUN one && \\\n# comment\n\n    two \\\n  three\nUSER b").Stages[0].Last("RUN")!;

        Assert.Equal("one && two three", run.Arguments);
        Assert.Equal(2, run.Line);
    }

    [Fact]
    public void ObeysTheEscapeDirective()
    {
        var stage = Read("# escape=`\nFROM a\nCOPY c:\\x\\ `\n  y").Stages[0];

        Assert.Equal("c:\\x\\ y", stage.Last("COPY")!.Arguments);
    }

    [Fact]
    public void TakesHereDocumentsWhole()
    {
        var stage = Read("FROM a\nRUN <<EOF\nUSER root\nFROM x\nEOF\nCOPY <<-\"A\" <<B /t\n1\n\tA\n2\nB\nUSER c").Stages.Single();

        Assert.Equal("<<EOF\nUSER root\nFROM x", stage.Last("RUN")!.Arguments);
        Assert.Equal("<<-\"A\" <<B /t\n1\n2", stage.Last("COPY")!.Arguments);
        Assert.Equal("c", stage.Last("USER")!.Arguments);
    }

    [Fact]
    public void MarksWhatRunsLater()
    {
        var later = Read("FROM a\nONBUILD USER b").Stages[0].Last("USER")!;

        Assert.True(later.IsOnBuild);
    }

    [Theory]
    [InlineData(".devcontainer/Dockerfile", true)]
    [InlineData("Dockerfile.dev", true)]
    [InlineData("api/Dockerfile.prod", false)]
    [InlineData("device/Dockerfile", false)]
    public void KnowsTooling_ByThePath(string path, bool isTooling) => Assert.Equal(isTooling, Read("FROM a", path).IsTooling);

    [Fact]
    public void HasNoStage_WithoutFrom() => Assert.Empty(Read("RUN x\n\\\n").Stages);

    [Fact]
    public void NeverThrows_WhateverTheInput()
    {
        string[] pieces = ["FROM ", "ARG ", "ENV ", "RUN ", "AS ", "a", "=", "$a", "${a", "${a:-", "}", "\\", "\n", "#", "escape=`", "`", "<<E", "E", "[", "\"", "]", "ONBUILD ", "\t", "\r", "$(", "é"];

        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text => Read(text).FinalChain().Count() <= Read(text).Stages.Length)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
