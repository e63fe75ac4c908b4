using Gapless.Cli.Output;

namespace Gapless.Cli.Tests.Commands;

/// <summary>Whatever breaks, a run under a gate never ends in 0.</summary>
public sealed class FailsClosedTests
{
    private const string LooseGate = "critical";

    [Fact]
    public async Task IsNotKnown_WhenAManifestIsBroken()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        sample.Write("compose.yaml", "services:\n  api: {\n");

        var ran = await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", LooseGate);

        Assert.Equal(2, ran.Code);
        Assert.Contains("compose.yaml", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotKnown_WhenAWorkflowIsBroken()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        sample.Write(".github/workflows/ci.yml", "on: [push\njobs: \"\n");

        Assert.Equal(2, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", LooseGate)).Code);
    }

    [Fact]
    public async Task IsNotHeldBack_ByABrokenFixtureOfATest()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        sample.Write("test/fixtures/compose.yaml", "services: {\n");

        Assert.Equal(0, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", LooseGate)).Code);
    }

    [Fact]
    public async Task IsNotKnown_WhenTheArchiveIsBroken()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        await File.WriteAllBytesAsync(sample.Outside("shop.zip"), [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]);

        var ran = await Gapless.RunAsync("scan", sample.Outside("shop.zip"), "--fail-on", LooseGate);

        Assert.Equal(2, ran.Code);
        Assert.Empty(ran.Output);
        Assert.Single(ran.Messages.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task IsNotKnown_WhenTheReaderOfTheOutputHasGone()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        using var terminal = new Terminal(new ClosedPipe(), new StringWriter());

        var code = await CommandLine.RunAsync(["scan", sample.Root, "--only", "container.nonroot", "--fail-on", LooseGate, "--format", "json"], terminal, TimeProvider.System, CancellationToken.None);

        Assert.Equal(2, code);
    }

    [Fact]
    public async Task IsNeverApproved_WhenTheFolderIsEmpty()
    {
        var folder = Directory.CreateTempSubdirectory("gapless-empty-").FullName;

        var ran = await Gapless.RunAsync("scan", folder, "--format", "json");
        Directory.Delete(folder);

        Assert.Contains("\"decision\": \"notProven\"", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\"level\": \"?\"", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotKnown_WhenTheDocumentIsNone()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        await File.WriteAllBytesAsync(sample.Outside("gaps.md"), [0, 1, 2, 3, 0, 255, 0, 9]);

        var ran = await Gapless.RunAsync("import", sample.Outside("gaps.md"));

        Assert.Equal(2, ran.Code);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task IsNotApproved_WhenNothingAnswersTheProbe()
    {
        var ran = await Gapless.RunAsync("probe", "http://127.0.0.1:1", "--timeout", "5", "--fail-on", LooseGate);

        Assert.NotEqual(0, ran.Code);
    }

    [Fact]
    public async Task LeavesNoFile_WhenTheRunEndsEarly()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        var target = sample.Outside("out.json");

        await Gapless.RunAsync(new CancellationToken(canceled: true), "scan", sample.Root, "-o", "json=" + target);

        Assert.False(File.Exists(target));
        Assert.Empty(Directory.GetFiles(sample.Outside("."), "*.tmp"));
    }

    private sealed class ClosedPipe : StringWriter
    {
        public override void Write(char value) => throw new IOException("Broken pipe");

        public override void Write(string? value) => throw new IOException("Broken pipe");

        public override void Write(char[] buffer, int index, int count) => throw new IOException("Broken pipe");
    }
}
