#!/usr/bin/env dotnet
// Builds and tests everything on a fresh machine. The last line is 'N passed, N failed'. Uses the BCL alone.

using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
if (args is ["help"] or ["--help"]) // dotnet answers "test.cs --help" itself
{
    Console.WriteLine("""
        dotnet test.cs            restore from the lock files, build, check the format, run every test
        dotnet test.cs FILTER     the same, but only tests whose full name contains FILTER
        dotnet test.cs help       say this
        """);
    return 0;
}

if (await Run("dotnet", [Path.Combine(root, "start.cs"), "--detect"]) is not 0 and var detected)
{
    return detected;
}

await FindChromiumAsync();
await FindTlsServersAsync();
var results = Path.Combine(root, "artifacts", "test-results");
if (Directory.Exists(results))
{
    Directory.Delete(results, recursive: true);
}

var solution = Path.Combine(root, "Aspire.sln");
string[] filter = args is [var name, ..] ? ["--filter", $"FullyQualifiedName~{name}"] : [];
(string What, string[] Arguments)[] steps =
[
    ("restore", ["restore", solution, "--locked-mode", "-v", "quiet"]),
    ("build", ["build", solution, "-c", "Release", "--no-restore", "-v", "quiet", "-nologo"]),
    ("format", ["format", "whitespace", solution, "--no-restore", "--verify-no-changes"]),
    .. Fuzz("documents", "scan", "yaml", "terraform", "bicep", "helm", "dockerfile", "lexers", "archives", "targets", "answers", "handshakes", "certificates"),
    ("test", ["test", solution, "-c", "Release", "--no-build", "-v", "quiet", "-nologo", "--logger", "trx", "--results-directory", results, "--blame-hang-timeout", "10m", "--blame-hang-dump-type", "none", .. filter]),
];

var broken = new List<string>();
foreach (var (what, arguments) in steps)
{
    Console.Error.WriteLine($"-- {what}");
    if (await Run("dotnet", arguments) != 0)
    {
        broken.Add(what);
        if (what is "restore" or "build")
        {
            break; // nothing after it can say anything
        }
    }
}

var (passed, failed, skipped) = Count(results);
if (skipped > 0)
{
    Console.Error.WriteLine($"{skipped} tests were skipped: what they need is missing here (see the lines above).");
}

// A step that fails without a failing test (a broken build, a crashed test host) must still turn the count red.
var unexplained = broken.Count(what => what is not "test") + (broken.Contains("test") && failed == 0 ? 1 : 0);
if (broken.Count > 0)
{
    Console.Error.WriteLine($"Failed: {string.Join(", ", broken)}.");
}

failed += unexplained + (passed + failed == 0 && broken.Count == 0 ? 1 : 0);
Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 && (skipped == 0 || Environment.GetEnvironmentVariable("CI") is null) ? 0 : 1;

// A few seconds each, to notice a reader that has just become fragile; the long runs are made by hand.
(string What, string[] Arguments)[] Fuzz(params string[] targets) => filter.Length > 0
    ? []
    : [.. targets.Select(target => ($"fuzz {target}", (string[])[Path.Combine(root, "artifacts", "bin", "Fuzz", "release", "Gapless.Fuzz.dll"), target, "--seconds", "5", "--seed", "1"]))];

// Everything else that tests need they bring themselves; a browser comes from the system's packages.
async Task FindChromiumAsync()
{
    string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    if (Environment.GetEnvironmentVariable("GAPLESS_CHROMIUM") is { Length: > 0 } || places.Any(File.Exists))
    {
        return;
    }

    if (!File.Exists("/usr/bin/apt-get") || !Environment.IsPrivilegedProcess)
    {
        Console.Error.WriteLine("The tests of the pages need Chromium: install it, or name it in GAPLESS_CHROMIUM.");
        return;
    }

    await Install("chromium");
}

// The servers and the scanner that what is read of TLS is compared with.
async Task FindTlsServersAsync()
{
    if (File.Exists("/usr/sbin/nginx") && File.Exists("/usr/bin/sslscan"))
    {
        return;
    }

    if (!File.Exists("/usr/bin/apt-get") || !Environment.IsPrivilegedProcess)
    {
        Console.Error.WriteLine("The tests of TLS need nginx and sslscan: install them.");
        return;
    }

    await Install("nginx", "sslscan");
}

async Task Install(params string[] packages)
{
    Console.Error.WriteLine($"-- install {string.Join(", ", packages)}");
    await Run("apt-get", ["update", "-qq"]);
    await Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. packages]);
}

async Task<int> Run(string program, string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root, UseShellExecute = false };
    start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
    start.Environment["DOTNET_NOLOGO"] = "1";
    using var process = Process.Start(start)!;
    await process.WaitForExitAsync();
    return process.ExitCode;
}

static (int Passed, int Failed, int Skipped) Count(string folder)
{
    var (passed, failed, skipped) = (0, 0, 0);
    foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories) : [])
    {
        var counters = XDocument.Load(file).Descendants().First(element => element.Name.LocalName == "Counters");
        int Of(string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        passed += Of("passed");
        failed += Of("failed") + Of("error") + Of("timeout") + Of("aborted");
        skipped += Of("total") - Of("executed");
    }

    return (passed, failed, skipped);
}
