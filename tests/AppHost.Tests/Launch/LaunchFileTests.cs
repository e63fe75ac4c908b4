using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gapless.AppHost.Tests.Launch;

/// <summary>What F5 starts is what <c>dotnet run --project AppHost</c> starts: the files of the editors agree with the projects.</summary>
public sealed partial class LaunchFileTests
{
    private static readonly JsonElement Launch = Read(".vscode/launch.json");
    private static readonly JsonElement Profiles = Read("AppHost/Properties/launchSettings.json").GetProperty("profiles");

    private static JsonElement Bare => Launch.GetProperty("configurations").EnumerateArray().Single(configuration => Text(configuration, "type") == "coreclr");

    private static JsonElement DevKit => Launch.GetProperty("configurations").EnumerateArray().Single(configuration => Text(configuration, "type") == "dotnet");

    [Fact]
    public void BothConfigurationsStartTheAppHostWithItsFirstProfile()
    {
        var profile = Profiles.EnumerateObject().First().Name;

        Assert.EndsWith(";" + profile, Text(DevKit, "launchConfigurationId"), StringComparison.Ordinal);
        Assert.Equal(profile, Text(Bare, "launchSettingsProfile"));
        Assert.True(File.Exists(Resolved(Text(DevKit, "projectPath"))));
        Assert.True(File.Exists(Path.Combine(Resolved(Text(Bare, "cwd")), "Properties", "launchSettings.json")));
    }

    [Fact]
    public void TheProgramIsWhatTheTaskBeforeItBuilds()
    {
        var task = Read(".vscode/tasks.json").GetProperty("tasks").EnumerateArray().Single(task => Text(task, "label") == Text(Bare, "preLaunchTask"));
        var built = Checkout.PathOf("artifacts", "bin", "AppHost", "debug", Path.GetFileName(Checkout.Built("AppHost")));

        Assert.Equal(["build", "${workspaceFolder}/AppHost"], task.GetProperty("args").EnumerateArray().Take(2).Select(argument => argument.GetString()));
        Assert.Equal(built, Resolved(Text(Bare, "program")));
    }

    [Theory]
    [InlineData("Login to the dashboard at https://localhost:17100/login?t=0a")]
    [InlineData("  Dashboard  https://localhost:17100/login?t=0a")]
    public void TheBrowserOpensTheDashboardOfEitherEngine(string line)
    {
        var match = Regex.Match(line, Text(Bare.GetProperty("serverReadyAction"), "pattern"), RegexOptions.NonBacktracking);

        Assert.Equal("https://localhost:17100/login?t=0a", match.Groups[1].Value);
    }

    /// <summary>Two parts that want the same port would start on others, and nobody's bookmark would hold.</summary>
    [Fact]
    public void EveryPartHasPortsOfItsOwn()
    {
        var ports = Directory.EnumerateDirectories(Checkout.Root).Select(folder => Path.Combine(folder, "Properties", "launchSettings.json")).Where(File.Exists)
            .SelectMany(file => Url().Matches(File.ReadAllText(file))).Select(url => url.Groups["port"].Value).ToList();

        Assert.True(ports.Count >= 9, $"only {ports.Count} ports were found");
        Assert.Equal(ports.Count, ports.Distinct(StringComparer.Ordinal).Count());
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(Checkout.Read(file)).RootElement;

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;

    private static string Resolved(string path) => Path.GetFullPath(path.Replace("${workspaceFolder}", Checkout.Root, StringComparison.Ordinal));

    [GeneratedRegex(@"https?://localhost:(?<port>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Url();
}
