using System.Text.RegularExpressions;

namespace Gapless.Readiness.Tests.Architecture;

/// <summary>docs/settings.md names every setting that a service validates.</summary>
public sealed partial class SettingsPageTests
{
    [Fact]
    public void NamesEverySetting()
    {
        var page = Checkout.Read("docs/settings.md");
        string[] services = ["Api", "Data", "Gateway", "Migrator", "ServiceDefaults", "Web", "Worker"];
        var sources = services.SelectMany(service => Directory.EnumerateFiles(Checkout.PathOf(service), "*.cs", SearchOption.AllDirectories))
            .ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

        var keys = new List<string>();
        foreach (var registration in sources.Values.SelectMany(source => Registration().Matches(source)))
        {
            var options = sources.Single(file => Path.GetFileNameWithoutExtension(file.Key) == registration.Groups["type"].Value).Value;
            keys.AddRange(Setting().Matches(options).Select(setting => $"{registration.Groups["section"].Value}:{setting.Groups["name"].Value}"));
        }

        Assert.True(keys.Count >= 12, $"only {keys.Count} settings were found");
        Assert.All(keys, key => Assert.Contains($"`{key}`", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("""AddValidatedOptions<(?<type>\w+)>\("(?<section>\w+)"\)""", RegexOptions.NonBacktracking)]
    private static partial Regex Registration();

    [GeneratedRegex("""public [\w<>?]+ (?<name>\w+) \{ get;""", RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
