using System.Text.Json;
using Gapless.Contracts.Checks;
using Gapless.Readiness.Checks;

namespace Gapless.Cli.Tests.Commands;

public sealed class ChecksCommandTests
{
    [Fact]
    public async Task ListsTheWholeCatalogue_AsJson()
    {
        var ran = await Gapless.RunAsync("checks", "--format", "json");
        var list = JsonSerializer.Deserialize(ran.Output, CheckListJson.Default.CheckListDocument)!;

        Assert.Equal("gapless.checks/1", list.Schema);
        Assert.Equal(CheckCatalog.All.Select(check => check.Info.Id), list.Checks.Select(check => check.Id));
    }

    [Fact]
    public async Task ExplainsOne()
    {
        var output = (await Gapless.RunAsync("checks", "container.nonroot")).Output;

        Assert.All(new[] { "container.nonroot", "remedy", "USER" }, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ThePageOfTheCatalogueIsCurrent()
    {
        var page = Checkout.PathOf("docs", "checks.md");
        var expected = (await Gapless.RunAsync("checks", "--format", "markdown")).Output;

        Assert.True(File.Exists(page) && (await File.ReadAllTextAsync(page)).ReplaceLineEndings("\n") == expected, "docs/checks.md is stale: run 'dotnet start.cs -- checks --format markdown --output docs/checks.md'.");
    }
}
