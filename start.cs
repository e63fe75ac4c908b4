#!/usr/bin/env dotnet
// Starts Gapless on a fresh machine: finds out which package feed and container engine this machine has, then runs what there is to run.
// Uses the BCL alone, because it runs before anything is known about the feed.

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
if (args is ["help"]) // dotnet answers "start.cs --help" itself; after "--" it is a question to gapless
{
    Console.WriteLine("""
        dotnet start.cs             find out about this machine (once), then start the whole system: stores, services, gateway
        dotnet start.cs --detect    find out again, and only that
        dotnet start.cs help        say this
        dotnet start.cs -- ARGS     run gapless with these arguments, for example: dotnet start.cs -- scan .

        Ctrl-C stops everything in order; a second Ctrl-C at once. Data survives; docs/running.md says where it lies.

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

if (args.Length == 0)
{
    return feed == "nuget" ? await Run.InheritAsync("dotnet", root, ["run", "--project", Path.Combine(root, "AppHost"), "-c", "Release"]) : await AppHost.RunAsync(root);
}

string[] command = args is ["--", .. var rest] ? rest : args;
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

/// <summary>The whole system on the embedded engine: built when something changed, then started from what was built, with its launch profile.</summary>
static class AppHost
{
    private static readonly string[] Ignored = ["artifacts", ".git", "bin", "obj", "node_modules", "tests", "docs"];

    public static async Task<int> RunAsync(string root)
    {
        var place = Path.Combine(root, "artifacts", "start"); // its own: a build or test run beside it must not replace what runs
        var assembly = Path.Combine(place, "bin", "AppHost", "release", "Gapless.AppHost.dll");
        var stamp = Path.Combine(place, "stamp");
        var newest = Newest(root);
        if (!File.Exists(assembly) || !File.Exists(stamp) || File.ReadAllText(stamp) != newest)
        {
            Console.Error.WriteLine("Building (only after a change).");
            // Analyzers take more than half of the time; test.cs and every other build run them.
            string[] build = ["build", Path.Combine(root, "AppHost"), "-c", "Release", "-v", "quiet", "-nologo", "-p:RunAnalyzers=false", "-p:ArtifactsPath=" + place];
            if (await Run.InheritAsync("dotnet", root, build) is not 0 and var failed)
            {
                return failed;
            }

            File.WriteAllText(stamp, newest);
        }

        return Run.Bound("dotnet", Path.Combine(root, "AppHost"), [assembly], Profile(root));
    }

    /// <summary>When anything in the tree last changed; a folder changes when a file in it comes or goes.</summary>
    private static string Newest(string folder) => Times(folder).Max().ToString("O");

    private static IEnumerable<DateTime> Times(string folder)
    {
        yield return Directory.GetLastWriteTimeUtc(folder);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !Ignored.Contains(entry.Name)))
        {
            foreach (var time in entry is DirectoryInfo ? Times(entry.FullName) : [entry.LastWriteTimeUtc])
            {
                yield return time;
            }
        }
    }

    private static Dictionary<string, string> Profile(string root)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "AppHost", "Properties", "launchSettings.json")));
        var profile = settings.RootElement.GetProperty("profiles").EnumerateObject().First();
        var variables = profile.Value.GetProperty("environmentVariables").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);
        variables["ASPNETCORE_URLS"] = profile.Value.GetProperty("applicationUrl").GetString()!;
        variables["DOTNET_LAUNCH_PROFILE"] = profile.Name;
        return variables;
    }
}

/// <summary>Runs other programs.</summary>
static class Run
{
    /// <summary>
    /// A program that ends with us, whatever ends us: signals are handed on, and where setpriv is, the kernel ends it when we are killed. That holds
    /// for the thread that starts it, hence a thread of its own.
    /// </summary>
    public static int Bound(string program, string folder, string[] arguments, Dictionary<string, string> variables)
    {
        var start = OperatingSystem.IsLinux() && File.Exists("/usr/bin/setpriv")
            ? new ProcessStartInfo("/usr/bin/setpriv", ["--pdeathsig", "TERM", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = folder;
        foreach (var (name, value) in variables)
        {
            start.Environment.TryAdd(name, value);
        }

        var exitCode = 1;
        var thread = new Thread(() =>
        {
            using var process = Process.Start(start)!;
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true); // the terminal tells the child too
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                _ = Send(process.Id, 15);
            });
            process.WaitForExit();
            exitCode = process.ExitCode;
        });
        thread.Start();
        thread.Join();
        return exitCode;
    }

    /// <summary>With our own input and output; gives its exit code.</summary>
    public static async Task<int> InheritAsync(string program, string folder, string[] arguments)
    {
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true; // the child gets the key too, and decides
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

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
