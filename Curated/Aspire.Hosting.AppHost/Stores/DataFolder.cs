using System.Globalization;
using System.Security.Cryptography;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Stores;

/// <summary>The server's data: made beside its place and moved there when whole, so that a folder with that name is always complete.</summary>
internal sealed class DataFolder(string path, PostgresBinaries binaries, UnixAccount? account)
{
    private const int LongestShutdown = 100;

    public string Path { get; } = path;

    private string VersionFile => System.IO.Path.Combine(Path, "PG_VERSION");

    private string ProcessFile => System.IO.Path.Combine(Path, "postmaster.pid");

    public async Task PrepareAsync(string user, string password, PlanContext context)
    {
        if (Directory.Exists(Path) && !File.Exists(VersionFile))
        {
            var aside = $"{Path}.damaged-{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}";
            Directory.Move(Path, aside);
            context.Say($"the data folder was damaged: it is kept as {aside}, and a new one is made");
        }

        if (!Directory.Exists(Path))
        {
            await MakeAsync(user, password, context);
            return;
        }

        var version = (await File.ReadAllTextAsync(VersionFile, context.CancellationToken)).Trim();
        if (version != binaries.Major)
        {
            throw new DistributedApplicationException(
                $"The data in {Path} was written by PostgreSQL {version}, but the server found is {binaries.Version} ({binaries.Folder}). "
                + $"Set GAPLESS_POSTGRES_BIN to the programs of version {version}, or move that folder away to begin anew.");
        }

        await WaitForOthersAsync(context.CancellationToken);
        await SetPasswordAsync(user, password, context);
    }

    private async Task MakeAsync(string user, string password, PlanContext context)
    {
        var (unfinished, secret) = (Path + ".new", Path + ".password");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        PrivateFile.Write(secret, password);
        account?.Own(secret);
        try
        {
            string[] arguments = ["-D", unfinished, "-U", user, "--pwfile", secret, "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"];
            var plan = new ProcessPlan(Executables.In(binaries.Folder, "initdb")!, arguments) { Account = account, WorkingDirectory = System.IO.Path.GetDirectoryName(Path) };
            await Tool.MustRunAsync(plan, "Making the PostgreSQL data folder", context.CancellationToken);
        }
        finally
        {
            File.Delete(secret);
        }

        Directory.Move(unfinished, Path);
        PrivateFile.Write(Path + ".fingerprint", Fingerprint(password));
    }

    /// <summary>
    /// A server that was killed may still have processes at work on the data: they are waited for. Only when there is none may a process number that
    /// it left behind, and that somebody else has got since, be taken away; the file is what keeps two servers off the same data.
    /// </summary>
    private async Task WaitForOthersAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        for (var attempt = 0; Processes().FirstOrDefault(WorksHere) is { } process; attempt++)
        {
            if (attempt == LongestShutdown)
            {
                throw new DistributedApplicationException($"Process {System.IO.Path.GetFileName(process)} is a PostgreSQL server that uses {Path}: stop it first.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        if (File.Exists(ProcessFile) && int.TryParse(File.ReadLines(ProcessFile).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var left) && UnixSignals.Exists(left))
        {
            File.Delete(ProcessFile);
        }
    }

    private static IEnumerable<string> Processes() => Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(System.IO.Path.GetFileName(folder)[0]));

    /// <summary>Every process of a server works in its data folder.</summary>
    private bool WorksHere(string process)
    {
        try
        {
            return Directory.ResolveLinkTarget(process + "/cwd", returnFinalTarget: false)?.FullName == Path;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>When the password was changed in the configuration or lost, the server is told the new one by its owner's right.</summary>
    private async Task SetPasswordAsync(string user, string password, PlanContext context)
    {
        var known = Path + ".fingerprint";
        if (File.Exists(known) && await File.ReadAllTextAsync(known, context.CancellationToken) == Fingerprint(password))
        {
            return;
        }

        var plan = new ProcessPlan(Executables.In(binaries.Folder, "postgres")!, ["--single", "-D", Path, "postgres"])
        {
            Account = account,
            Input = $"ALTER ROLE \"{user}\" PASSWORD '{password.Replace("'", "''", StringComparison.Ordinal)}'\n",
        };
        await Tool.MustRunAsync(plan, "Setting the PostgreSQL password", context.CancellationToken);
        PrivateFile.Write(known, Fingerprint(password));
        context.Say("its password was another: set anew");
    }

    // Slow to compute, because it lies beside the data.
    private static string Fingerprint(string password) =>
        Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(password, "gapless"u8, iterations: 200_000, HashAlgorithmName.SHA256, outputLength: 32));
}
