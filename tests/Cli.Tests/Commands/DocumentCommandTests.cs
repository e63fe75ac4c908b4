using System.Text.Json;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Verifications;

namespace Gapless.Cli.Tests.Commands;

public sealed class DocumentCommandTests
{
    private const string Document = """
        # Shop: Production Readiness

        The shop is 90% production-ready.

        ## ✅ What we have
        - ✅ Dockerfile for the service
        - ✅ Automated backups

        ## ❌ Missing

        ### 1. **Container image**
        **Status:** ❌ Missing
        **What's needed:**
        - Dockerfile for the backend

        ### 2. **Rate limiting**
        **Status:** ✅ Implemented
        **What's needed:**
        - Rate limiting per client
        """;

    [Fact]
    public async Task ImportsTheContract_AsJson()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        await File.WriteAllTextAsync(sample.Outside("gaps.md"), Document);

        var ran = await Gapless.RunAsync("import", sample.Outside("gaps.md"), "--format", "json");
        var result = JsonSerializer.Deserialize(ran.Output, ImportJson.Default.ImportResult)!;

        Assert.Equal(0, ran.Code);
        var document = Assert.Single(result.Documents);
        Assert.Equal(["Container image", "Rate limiting"], document.Gaps.Select(gap => gap.Title));
        Assert.Equal(["missing", "complete"], document.Gaps.Select(gap => gap.Status));
    }

    [Fact]
    public async Task HoldsTheDocumentAgainstTheRepository()
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        await File.WriteAllTextAsync(sample.Outside("gaps.md"), Document);

        var ran = await Gapless.RunAsync("verify", sample.Outside("gaps.md"), "--repo", sample.Root, "--format", "json");
        var entry = Assert.Single(JsonSerializer.Deserialize(ran.Output, VerificationJson.Default.VerificationDocument)!.Documents);

        Assert.Equal("closed", Assert.Single(entry.Gaps, gap => gap.Title == "Container image").Standing);
        Assert.NotEqual("closed", Assert.Single(entry.Gaps, gap => gap.Title == "Rate limiting").Standing);
        Assert.Equal("provenNotClaimed", Assert.Single(entry.Statements, one => one.Text == "Container image").Quadrant);
        Assert.Equal("claimedNotProven", Assert.Single(entry.Statements, one => one.Text == "Rate limiting").Quadrant);
        Assert.Equal("claimedAndProven", Assert.Single(entry.Statements, one => one.Text.Contains("Dockerfile for the service", StringComparison.Ordinal)).Quadrant);
        Assert.Contains(entry.Claims, claim => claim.Percent == 90);
    }

    [Theory]
    [InlineData("table", "Where the document and the system disagree")]
    [InlineData("markdown", "claims against proof")]
    public async Task IsReadable(string format, string expected)
    {
        using var sample = new SampleFolder(SampleFolder.GoodService);
        await File.WriteAllTextAsync(sample.Outside("gaps.md"), Document);

        Assert.Contains(expected, (await Gapless.RunAsync("verify", sample.Outside("gaps.md"), "--repo", sample.Root, "--format", format)).Output, StringComparison.Ordinal);
    }
}
