using System.Diagnostics;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;

namespace Gapless.Benchmarks;

/// <summary>Reads a folder with the idioms of every check, beside a line count by ripgrep over the same folder.</summary>
internal static class ScanBenchmark
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string folder)
    {
        var idioms = CheckCatalog.All.SelectMany(check => check.Idioms).ToList();
        var search = RipgrepMilliseconds(folder);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var facts = await RepositoryReader.ReadAsync(folder, [.. idioms], ReadLimits.Default, progress: null, CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (round == 0)
            {
                Console.WriteLine($"{facts.Files.Length} files, {facts.Bytes / 1e6:N1} MB, {idioms.Count} idioms, {facts.Hits.Values.Sum(hits => hits.Length)} hits, {facts.Problems.Length} problems");
            }
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"first {times[0]:N0} ms ({times[0] / search:N1} x rg), best {times.Min():N0} ms ({times.Min() / search:N1} x rg), rg {search:N0} ms, peak {self.PeakWorkingSet64 / 1e6:N0} MB");
        return 0;
    }

    private static double RipgrepMilliseconds(string folder)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("rg", ["-c", ".", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }
}
