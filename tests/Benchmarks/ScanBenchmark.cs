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
        var search = Enumerable.Range(0, Rounds).Min(_ => Ripgrep(folder));
        var rounds = new List<Cost>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Cost.Now();
            var facts = await RepositoryReader.ReadAsync(folder, [.. idioms], ReadLimits.Default, progress: null, CancellationToken.None);
            rounds.Add(Cost.Since(start));
            if (round == 0)
            {
                Console.WriteLine($"{facts.Files.Length} files, {facts.Bytes / 1e6:N1} MB, {idioms.Count} idioms, {facts.Hits.Values.Sum(hits => hits.Length)} hits, {facts.Problems.Length} problems");
            }
        }

        var best = rounds.MinBy(round => round.Clock);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"rg    {search:N0} ms");
        Console.WriteLine($"first {rounds[0]} = {rounds[0].Clock / search:N1} x rg");
        Console.WriteLine($"best  {best} = {best.Clock / search:N1} x rg");
        Console.WriteLine($"peak  {self.PeakWorkingSet64 / 1e6:N0} MB");
        return 0;
    }

    private static double Ripgrep(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("rg", ["-c", ".", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalMilliseconds;
    }
}
