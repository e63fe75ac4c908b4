using System.Diagnostics;
using System.Text.Json;

namespace Gapless.Readiness.Tests.Architecture;

/// <summary>
/// Evaluates a small tree with our own Directory.Build files: on the curated feed a package gives way to the stand-in of its name, and nothing
/// else changes; on the other feed nothing changes at all.
/// </summary>
public sealed class FeedSwitchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gapless-feed-").FullName;

    public FeedSwitchTests()
    {
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "BannedSymbols.txt"])
        {
            File.Copy(Checkout.PathOf(name), Path.Combine(folder, name));
        }

        Write("Curated/Acme.Hosting.Redis/Acme.Hosting.Redis.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("Curated/Acme.Unused/Acme.Unused.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("Api/Api.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Acme.Hosting.Redis" />
                <PackageReference Include="Acme.Hosting" />
              </ItemGroup>
            </Project>
            """);
    }

    [Fact]
    public async Task TakesTheStandIn_OnTheCuratedFeed()
    {
        var (packages, projects) = await EvaluateAsync("curated");

        Assert.DoesNotContain("Acme.Hosting.Redis", packages);
        Assert.Contains("Acme.Hosting", packages);
        Assert.Equal("Acme.Hosting.Redis.csproj", Path.GetFileName(Assert.Single(projects)));
        Assert.True(File.Exists(projects[0]), "the stand-in is referenced by its path");
    }

    [Fact]
    public async Task TakesThePackages_OnTheNuGetFeed()
    {
        var (packages, projects) = await EvaluateAsync("nuget");

        Assert.Contains("Acme.Hosting.Redis", packages);
        Assert.Empty(projects);
    }

    [Fact]
    public async Task NamesALockFileForEachFeed()
    {
        Assert.EndsWith("packages.nuget.lock.json", await PropertyAsync("nuget", "NuGetLockFilePath"), StringComparison.Ordinal);
        Assert.EndsWith("packages.curated.lock.json", await PropertyAsync("curated", "NuGetLockFilePath"), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(List<string> Packages, List<string> Projects)> EvaluateAsync(string feed)
    {
        using var items = JsonDocument.Parse(await RunAsync(feed, "-getItem:PackageReference", "-getItem:ProjectReference"));
        List<string> Of(string kind, string member) => [.. items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
        return (Of("PackageReference", "Identity"), Of("ProjectReference", "FullPath"));
    }

    private async Task<string> PropertyAsync(string feed, string name) => (await RunAsync(feed, "-getProperty:" + name)).Trim();

    private async Task<string> RunAsync(string feed, params string[] asks)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(folder, "Api", "Api.csproj"), $"-p:GaplessFeed={feed}", .. asks])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.Environment.Remove("GaplessFeed");
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
