using System.ComponentModel;
using System.Diagnostics;

namespace Gapless.Benchmarks;

/// <summary>Scans a folder with every check, beside a line count by ripgrep over the same folder.</summary>
internal static class ScanBenchmark
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string folder)
    {
        if (Ripgrep(folder) is null)
        {
            Console.Error.WriteLine("rg is not on the PATH; install ripgrep, or use 'once' for the time alone.");
            return 1;
        }

        var search = Enumerable.Range(0, Rounds).Min(_ => Ripgrep(folder)!.Value);
        var rounds = new List<Cost>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Cost.Now();
            var facts = await ScanRun.JudgeAsync(folder);
            rounds.Add(Cost.Since(start));
            if (round == 0)
            {
                Console.WriteLine($"{facts.Files.Length} files, {facts.Bytes / 1e6:N1} MB, {ScanRun.Idioms.Length} idioms, {facts.Hits.Values.Sum(hits => hits.Length)} hits, {facts.Problems.Length} problems");
            }
        }

        var best = rounds.MinBy(round => round.Clock);
        var alone = await ScanRun.InProcessAsync(folder);
        Console.WriteLine($"rg    {search:N0} ms");
        Console.WriteLine($"first {rounds[0]} = {rounds[0].Clock / search:N1} x rg");
        Console.WriteLine($"best  {best} = {best.Clock / search:N1} x rg");
        Console.WriteLine(alone is null ? "a process of its own failed" : $"alone {alone.Cost} = {alone.Cost.Clock / search:N1} x rg, peak {alone.PeakBytes / 1e6:N0} MB (a process of its own, compiling what it runs)");
        return alone is null ? 1 : 0;
    }

    /// <summary>Milliseconds, or null when there is no ripgrep.</summary>
    private static double? Ripgrep(string folder)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("rg", ["-c", ".", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return watch.Elapsed.TotalMilliseconds;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
