using System.Text.Json;
using Gapless.Contracts.Scans;

namespace Gapless.Cli.Tests.Commands;

public sealed class ProjectTests
{
    private const string Settings = """

        === gapless.yaml
        version: 1
        system: { name: the-shop }
        checks:
          skip: [{ check: docs.*, reason: Kept elsewhere }]
          priorities: { container.nonroot: low }
        customChecks:
          - id: acme.no-prints
            title: Services log through the logger
            category: observability
            priority: medium
            why: A print has no level.
            remedy: Use the logger.
            search: { print: { anchors: ["console.error("], languages: [javascript] } }
            forbid: [print]
            tests:
              - { name: A print fails, expect: fail, files: { a.js: "console.error(1)" } }
              - { name: Nothing is fine, expect: pass, files: { a.js: "x" } }
        """;

    [Fact]
    public async Task TheSettingsOfTheFolderHold()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService + Settings);

        var ran = await Gapless.RunAsync("scan", sample.Root, "--format", "json");
        var document = JsonSerializer.Deserialize(ran.Output, ScanJson.Default.ScanDocument)!;

        Assert.Equal("the-shop", document.Target.Name);
        Assert.Equal("fail", Assert.Single(document.Checks, check => check.Id == "acme.no-prints").Outcome);
        Assert.Equal("low", Assert.Single(document.Checks, check => check.Id == "container.nonroot").Priority);
        Assert.DoesNotContain(document.Checks, check => check.Id.StartsWith("docs.", StringComparison.Ordinal));
        Assert.Contains("Not run: docs.* (Kept elsewhere).", ran.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhatIsWrongInTheSettings()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService + "\n=== gapless.yaml\nversion: 1\nchekcs: {}\n");

        var ran = await Gapless.RunAsync("scan", sample.Root, "--fail-on", "critical");

        Assert.Equal(64, ran.Code);
        Assert.Contains("gapless.yaml line 2: 'chekcs' is not known here", ran.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsTheTestsOfOwnChecks()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService + Settings);
        var good = await Gapless.RunAsync("checks", "test", sample.Root);
        sample.Write("gapless.yaml", File.ReadAllText(Path.Combine(sample.Root, "gapless.yaml")).Replace("expect: pass", "expect: partial", StringComparison.Ordinal));
        var bad = await Gapless.RunAsync("checks", "test", sample.Root);

        Assert.Equal((0, "2 passed, 0 failed\n"), (good.Code, good.Output));
        Assert.Equal(1, bad.Code);
        Assert.Contains("\"Nothing is fine\": expected partial, but it is pass", bad.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChecksOfTheirOwnFolderRun()
    {
        var own = Settings[Settings.IndexOf("customChecks", StringComparison.Ordinal)..];
        using var sample = new SampleFolder(SampleFolder.GoodService + "\n=== .gapless/checks/prints.yaml\nversion: 1\n" + own);

        Assert.Equal(1, (await Gapless.RunAsync("scan", sample.Root, "--only", "acme.*", "--fail-on", "medium")).Code);
    }

    [Fact]
    public async Task FailsOnlyOnWhatGotWorse_AfterABaseline()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        var file = sample.Outside("baseline.json");

        Assert.Equal(0, (await Gapless.RunAsync("baseline", sample.Root, "--output", file)).Code);
        Assert.Equal(0, (await Gapless.RunAsync("scan", sample.Root, "--baseline", file, "--fail-on", "new,regressed")).Code);
        sample.Write("Dockerfile", "FROM node:22\nCOPY . .\nCMD [\"node\", \"server.js\"]\n");
        var worse = await Gapless.RunAsync("scan", sample.Root, "--baseline", file, "--fail-on", "new,regressed", "--format", "json");

        Assert.Equal(1, worse.Code);
        Assert.Contains("container.nonroot", worse.Messages, StringComparison.Ordinal);
        Assert.Equal("regressed", JsonSerializer.Deserialize(worse.Output, ScanJson.Default.ScanDocument)!.Checks.Single(check => check.Id == "container.nonroot").Change);
    }

    [Theory]
    [InlineData("--fail-on", "new", "need --baseline FILE")]
    [InlineData("--fail-on", "worse", "'worse' is not known")]
    [InlineData("--baseline", "missing.json", "missing.json")]
    [InlineData("--config", "missing.yaml", "There is no file missing.yaml.")]
    [InlineData("--waivers", "missing.yaml", "There is no file missing.yaml.")]
    public async Task SaysWhatIsMissing(string option, string value, string message)
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        var ran = await Gapless.RunAsync("scan", sample.Root, option, value);

        Assert.Equal(64, ran.Code);
        Assert.Contains(message, ran.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWaiverLiesOverTheOutcome_AndSaysWhenItDoesNotCount()
    {
        const string Waiver = "\n=== gapless-waivers.yaml\nversion: 1\nwaivers:\n  - check: container.nonroot\n    reason: The vendor's image.\n    compensation: No network.\n    requestedBy: ann\n    approvedBy: [ben]\n    approvedOn: 2026-11-01\n    expires: 2026-12-31\n";
        using var sample = new SampleFolder(SampleFolder.GoodService.Replace("USER node", "USER root", StringComparison.Ordinal) + Waiver);

        var waived = await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", "high", "--format", "json");
        sample.Write("gapless-waivers.yaml", File.ReadAllText(Path.Combine(sample.Root, "gapless-waivers.yaml")).Replace("[ben]", "[ann]", StringComparison.Ordinal));
        var refused = await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", "high");

        Assert.Equal(0, waived.Code);
        var document = JsonSerializer.Deserialize(waived.Output, ScanJson.Default.ScanDocument)!;
        Assert.Equal(("fail", true, true), (document.Checks[0].Outcome, document.Checks[0].Waived, document.Waivers!.Single().InForce));
        Assert.Equal(1, refused.Code);
        Assert.Contains("The waiver of container.nonroot does not count: It needs 1 approver(s) other than the requester and has 0.", refused.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsLeftOutIsNotRead()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService + "\n=== old/Dockerfile\nFROM x\nUSER root\n=== .gaplessignore\nold/\n");

        Assert.Equal(0, (await Gapless.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", "high")).Code);
    }

    [Fact]
    public async Task InitWritesSettingsThatAreRight_Once()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);

        Assert.Equal(0, (await Gapless.RunAsync("init", sample.Root)).Code);
        Assert.Equal(0, (await Gapless.RunAsync("scan", sample.Root)).Code);
        Assert.Equal(64, (await Gapless.RunAsync("init", sample.Root)).Code);
    }
}
