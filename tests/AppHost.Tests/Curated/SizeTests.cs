namespace Gapless.AppHost.Tests.Curated;

/// <summary>A stand-in is small enough to be read at one go; whoever needs more of a package should ask why.</summary>
public sealed class SizeTests
{
    private const int MostLines = 150;

    /// <summary>The engine and its dashboard: no stand-in, but what runs where Aspire is not.</summary>
    private const string Engine = "Aspire.Hosting.AppHost";

    [Fact]
    public void NoStandInIsLongerThanAPageOrTwo()
    {
        var lines = Directory.EnumerateFiles(Checkout.PathOf("Curated"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetDirectoryName)
            .ToDictionary(folder => Path.GetFileName(folder)!, folder => Directory.EnumerateFiles(folder!, "*.cs", SearchOption.AllDirectories).Sum(file => File.ReadLines(file).Count()), StringComparer.Ordinal);

        Assert.True(lines.Count >= 16, $"only {lines.Count} stand-ins");
        Assert.True(lines.Remove(Engine));
        Assert.All(lines, standIn => Assert.True(standIn.Value is > 0 and <= MostLines, $"{standIn.Key} has {standIn.Value} lines"));
    }
}
