using System.Text.Json.Nodes;

namespace Gapless.Cli.Tests.Commands;

/// <summary>
/// Two small repositories, one careful and one hasty, with the whole result each must give. After a change that is meant, run the tests with
/// GAPLESS_ACCEPT=1 in the environment and read the difference before you commit it.
/// </summary>
public sealed class GoldenScanTests
{
    [Theory]
    [InlineData("careful-node-shop")]
    [InlineData("hasty-python-shop")]
    public async Task GivesTheGoldenResult(string name)
    {
        var samples = Checkout.PathOf("tests", "Cli.Tests", "Samples");
        using var sample = new SampleFolder(await File.ReadAllTextAsync(Path.Combine(samples, name + ".txt")));

        var ran = await Gapless.RunAsync("scan", sample.Root, "--format", "json");
        var actual = WithoutVersion(ran.Output);
        var golden = Path.Combine(samples, name + ".verified.json");
        if (Environment.GetEnvironmentVariable("GAPLESS_ACCEPT") is "1")
        {
            await File.WriteAllTextAsync(golden, actual);
        }

        Assert.Equal((await File.ReadAllTextAsync(golden)).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public async Task TellsTheCarefulFromTheHasty()
    {
        var careful = await LevelsAsync("careful-node-shop");
        var hasty = await LevelsAsync("hasty-python-shop");

        Assert.True(careful.Passed > hasty.Passed + 10, $"{careful.Passed} against {hasty.Passed}");
        Assert.True(careful.Failed < hasty.Failed - 10, $"{careful.Failed} against {hasty.Failed}");
    }

    private static async Task<(int Passed, int Failed)> LevelsAsync(string name)
    {
        using var sample = new SampleFolder(await File.ReadAllTextAsync(Checkout.PathOf("tests", "Cli.Tests", "Samples", name + ".txt")));
        var counts = JsonNode.Parse((await Gapless.RunAsync("scan", sample.Root, "--format", "json")).Output)!["readiness"]!["counts"]!;
        return (counts["pass"]!.GetValue<int>(), counts["fail"]!.GetValue<int>());
    }

    private static string WithoutVersion(string json)
    {
        var document = JsonNode.Parse(json)!;
        document["tool"]!["version"] = "any";
        return document.ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }
}
