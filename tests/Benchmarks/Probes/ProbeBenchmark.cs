using System.Diagnostics;
using Gapless.Benchmarks.Gateways;

namespace Gapless.Benchmarks.Probes;

/// <summary>One probe of a local nginx with every check that needs no consent, the whole command, beside the HTTP Observatory and sslscan on the same server.</summary>
internal static class ProbeBenchmark
{
    private const int Rounds = 5;
    private static readonly string Observatory = Path.Combine(AppContext.BaseDirectory, "Probes", "observatory.mjs");

    /// <param name="modules">A folder with the npm package of the Observatory, such as <c>artifacts/observatory</c>, which its test fills.</param>
    /// <param name="command">The packed command.</param>
    public static async Task<int> RunAsync(string modules, string command)
    {
        if (!Nginx.IsInstalled || !Directory.Exists(Path.Combine(modules, "node_modules")))
        {
            Console.Error.WriteLine("It takes nginx, sslscan, node, and a folder with the npm package @mdn/mdn-http-observatory.");
            return 1;
        }

        var (plain, secure) = (Candidate.FreePort(), Candidate.FreePort());
        using var server = SecureSite.Start(plain, secure);
        await server.ReadyAsync();
        var took = new List<(double Observatory, double Sslscan, double Probe)>();
        for (var round = 0; round < Rounds; round++)
        {
            took.Add((
                await TimeAsync("node", [0], Observatory, Path.GetFullPath(modules), $"{plain}", $"{secure}"),
                await TimeAsync("sslscan", [0], "--no-colour", $"localhost:{secure}"),
                await TimeAsync(command, [0, 1, 2], "probe", $"https://localhost:{secure}", "--quiet", "--format", "json")));
        }

        foreach (var one in took)
        {
            Console.WriteLine($"observatory {one.Observatory:N0} ms, sslscan {one.Sslscan:N0} ms, probe {one.Probe:N0} ms = {one.Probe / (one.Observatory + one.Sslscan):N2} x");
        }

        var (peers, own) = (took.Min(one => one.Observatory) + took.Min(one => one.Sslscan), took.Min(one => one.Probe));
        Console.WriteLine($"best: {own:N0} ms against {peers:N0} ms = {own / peers:N2} x");
        return 0;
    }

    private static async Task<double> TimeAsync(string program, int[] endings, params string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await output;
        return endings.Contains(process.ExitCode) ? took : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }
}
