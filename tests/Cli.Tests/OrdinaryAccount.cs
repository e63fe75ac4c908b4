using System.Diagnostics;

namespace Gapless.Cli.Tests;

/// <summary>
/// Runs the command in a process of its own to which file permissions apply. The superuser may read everything, so there the process gives up that
/// power first (util-linux's setpriv), and stays the owner of what the test made.
/// </summary>
internal static class OrdinaryAccount
{
    private const string ReadsEverything = "-dac_override,-dac_read_search";

    public static async Task<Gapless.Ran> RunAsync(params string[] arguments)
    {
        string[] limited = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set", ReadsEverything, "--inh-caps", ReadsEverything] : [];
        string[] command = [.. limited, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "gapless.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await messages);
    }
}
