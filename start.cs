#!/usr/bin/env dotnet
// Starts Gapless on a fresh machine: finds out which package feed and container engine this machine has, then runs what there is to run.
// Uses the BCL alone, because it runs before anything is known about the feed.

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Xml.Linq;

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
if (args is ["--help"] or ["-h"])
{
    Console.WriteLine("""
        dotnet start.cs             find out about this machine (once), then scan this checkout with Gapless
        dotnet start.cs --detect    find out again, and only that
        dotnet start.cs -- ARGS     run gapless with these arguments

        The answer is kept in feed.props, which git ignores. GaplessFeed=nuget or GaplessFeed=curated in the environment overrides it.
        """);
    return 0;
}

var feed = await Feed.FindAsync(root, again: args is ["--detect"]);
if (feed is null)
{
    return 64;
}

if (args is ["--detect"])
{
    return 0;
}

string[] command = args is ["--", .. var rest] ? rest : args.Length > 0 ? args : ["scan", root];
return await Run.InheritAsync("dotnet", root, ["run", "--project", Path.Combine(root, "Cli"), "-c", "Release", "-v", "quiet", "--", .. command]);

/// <summary>Which of the two feeds this machine has (docs/architecture.md).</summary>
static class Feed
{
    private static readonly string[] Engines = ["docker", "podman"];

    public static async Task<string?> FindAsync(string root, bool again)
    {
        var kept = Path.Combine(root, "feed.props");
        if (Environment.GetEnvironmentVariable("GaplessFeed") is { Length: > 0 } stated)
        {
            return Stated(stated, kept);
        }

        if (!again && File.Exists(kept) && XDocument.Load(kept).Descendants("GaplessFeed").FirstOrDefault()?.Value is { } known)
        {
            Console.Error.WriteLine($"Feed: {known} (from feed.props; 'dotnet start.cs --detect' looks again).");
            return known;
        }

        var hasAspire = await HasAspireAsync(root);
        var engine = hasAspire ? await FindEngineAsync(root) : null;
        var feed = hasAspire && engine is not null ? "nuget" : "curated";
        Keep(kept, feed);
        var why = (hasAspire, engine) switch
        {
            (false, _) => "the package feed has no Aspire",
            (true, null) => "no container engine answers",
            _ => $"the package feed has Aspire and {engine} answers",
        };
        Console.Error.WriteLine($"Feed: {feed}, because {why}. To override: set GaplessFeed=nuget or GaplessFeed=curated in the environment.");
        return feed;
    }

    private static string? Stated(string feed, string kept)
    {
        if (feed is not ("nuget" or "curated"))
        {
            Console.Error.WriteLine($"GaplessFeed is '{feed}' in the environment; it must be nuget or curated.");
            return null;
        }

        Keep(kept, feed);
        Console.Error.WriteLine($"Feed: {feed}, because the environment says so (GaplessFeed).");
        return feed;
    }

    private static void Keep(string path, string feed) => File.WriteAllText(path, $"""
        <Project>
          <PropertyGroup>
            <GaplessFeed>{feed}</GaplessFeed>
          </PropertyGroup>
        </Project>

        """, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Asks the feed for the pinned package the way a build would: by restoring it, away from the tree's own settings.</summary>
    private static async Task<bool> HasAspireAsync(string root)
    {
        var version = XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Descendants("AspireVersion").First().Value;
        var folder = Path.Combine(root, "artifacts", "detect");
        Directory.CreateDirectory(folder);
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        }

        File.WriteAllText(Path.Combine(folder, "detect.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageDownload Include="Aspire.AppHost.Sdk" Version="[{version}]" /></ItemGroup>
            </Project>
            """);
        return await Run.QuietAsync("dotnet", folder, TimeSpan.FromMinutes(3), ["restore", "detect.csproj", "-v", "quiet"]);
    }

    private static async Task<string?> FindEngineAsync(string root)
    {
        foreach (var engine in Engines)
        {
            if (await Run.QuietAsync(engine, root, TimeSpan.FromSeconds(10), ["info"]))
            {
                return engine;
            }
        }

        return null;
    }
}

/// <summary>Runs other programs.</summary>
static class Run
{
    /// <summary>With our own input and output; gives its exit code.</summary>
    public static async Task<int> InheritAsync(string program, string folder, string[] arguments)
    {
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true; // the child gets the key too, and decides
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Whether it is there and succeeds in time.</summary>
    public static async Task<bool> QuietAsync(string program, string folder, TimeSpan limit, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            using var timeout = new CancellationTokenSource(limit);
            try
            {
                await Task.WhenAll(
                    process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token), process.WaitForExitAsync(timeout.Token));
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
        }
        catch (Win32Exception)
        {
            return false; // not installed
        }
    }
}
