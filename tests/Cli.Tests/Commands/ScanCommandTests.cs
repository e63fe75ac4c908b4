using System.IO.Compression;
using System.Text.Json;
using Gapless.Contracts.Scans;

namespace Gapless.Cli.Tests.Commands;

public sealed class ScanCommandTests
{
    [Fact]
    public async Task GivesTheContract_AsJson()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        var ran = await Gapless.RunAsync("scan", sample.Root, "--format", "json");

        Assert.Equal(0, ran.Code);
        var document = JsonSerializer.Deserialize(ran.Output, ScanJson.Default.ScanDocument)!;
        Assert.Equal("gapless.scan/1", document.Schema);
        Assert.Equal(("repository", "shop"), (document.Target.Kind, document.Target.Name));
        Assert.Equal(["docker", "http", "manifest", "node", "service"], document.Facts.Intersect(["docker", "http", "manifest", "node", "service"]));
        Assert.Equal("pass", Assert.Single(document.Checks, check => check.Id == "container.nonroot").Outcome);
        Assert.Equal(document.Checks.Count, document.Readiness.Counts.Pass + document.Readiness.Counts.Partial + document.Readiness.Counts.Fail + document.Readiness.Counts.Unknown + document.Readiness.Counts.NotApplicable);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("table")]
    public async Task GivesTheSameBytes_WhenRunTwice(string format)
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        var first = await Gapless.RunAsync("scan", sample.Root, "--format", format);
        var second = await Gapless.RunAsync("scan", sample.Root, "--format", format);

        Assert.NotEmpty(first.Output);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task FailsTheGate_WhenACheckIsNotMet()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService.Replace("USER node", "USER root", StringComparison.Ordinal));

        Assert.Equal(0, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot")).Code);
        Assert.Equal(1, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", "high")).Code);
        Assert.Equal(0, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", "critical")).Code);
    }

    [Fact]
    public async Task PassesTheGate_WhenTheCheckIsMet()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        Assert.Equal(0, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.*", "--fail-on", "low")).Code);
    }

    [Fact]
    public async Task WritesSeveralFormats_InOneRun()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        var (json, markdown) = (sample.Outside("a.json"), sample.Outside("a.md"));

        var ran = await Gapless.RunAsync("scan", sample.Root, "-o", "json=" + json, "-o", "markdown=" + markdown);

        Assert.Equal(0, ran.Code);
        Assert.Empty(ran.Output);
        Assert.StartsWith("{", await File.ReadAllTextAsync(json), StringComparison.Ordinal);
        Assert.StartsWith("# Production readiness: shop", await File.ReadAllTextAsync(markdown), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(sample.Outside("."), "a.*").Length);
    }

    [Fact]
    public async Task ReadsAnArchive()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        ZipFile.CreateFromDirectory(sample.Root, sample.Outside("shop.zip"));

        var ran = await Gapless.RunAsync("scan", sample.Outside("shop.zip"), "--only", "container.nonroot", "--fail-on", "high");

        Assert.Equal(0, ran.Code);
        Assert.Contains("shop.zip", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsInterrupted_WhenCancelled()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        var ran = await Gapless.RunAsync(new CancellationToken(canceled: true), "scan", sample.Root, "--fail-on", "low");

        Assert.Equal(130, ran.Code);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task DoesNotActOnMarkup_FromTheRepository()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        sample.Write("[red]x[/]/Dockerfile", "FROM node\nENV DB_PASSWORD=h7[bold]Gd92\u001b[31mks\nCMD [\"node\"]\n");

        var ran = await Gapless.RunAsync("scan", sample.Root, "--only", "container.no-secrets");

        Assert.Equal(0, ran.Code);
        Assert.Contains("[red]x[/]", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Output);
    }

    [Fact]
    public async Task WritesThroughALink_AndLeavesTheLink()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        await File.WriteAllTextAsync(sample.Outside("real.json"), "old");
        File.CreateSymbolicLink(sample.Outside("link.json"), sample.Outside("real.json"));

        await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "-o", "json=" + sample.Outside("link.json"));

        Assert.NotNull(new FileInfo(sample.Outside("link.json")).LinkTarget);
        Assert.StartsWith("{", await File.ReadAllTextAsync(sample.Outside("real.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesToADevice_WithoutReplacingIt()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        var ran = await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "-o", "json=/dev/null");

        Assert.Equal(0, ran.Code);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Equal(2, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "-o", "json=/dev/full")).Code);
    }

    [Fact]
    public async Task Errors_WhenThereIsNoHistory()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        var ran = await Gapless.RunAsync("scan", sample.Root, "--history");

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Contains("is not the root of a git checkout", ran.Messages, StringComparison.Ordinal);
    }
}
