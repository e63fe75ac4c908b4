using System.Diagnostics;

namespace Gapless.Fuzz;

/// <summary>
/// Runs one target on mutated inputs for a time. An exception, or more than a second of processor time for one input, is a failure; time on the
/// clock would blame the reader for a busy machine.
/// </summary>
internal static class FuzzLoop
{
    private const int MostFailures = 20;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public static FuzzResult Run(IFuzzTarget target, TimeSpan time, int seed)
    {
        foreach (var input in target.Corpus)
        {
            target.Run(input);
        }

        var mutator = new Mutator(target, seed);
        var failures = new List<FuzzFailure>();
        var (runs, slowest) = (0L, TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time && failures.Count < MostFailures)
        {
            var input = mutator.Next();
            var started = Environment.CpuUsage.TotalTime;
            var exception = Try(target, input);
            var taken = Environment.CpuUsage.TotalTime - started;
            runs++;
            slowest = taken > slowest ? taken : slowest;
            if (exception is not null || taken > Slow)
            {
                failures.Add(new FuzzFailure(input, exception?.ToString() ?? $"took {taken.TotalMilliseconds:F0} ms"));
            }
        }

        return new FuzzResult(runs, watch.Elapsed, slowest, failures);
    }

    private static Exception? Try(IFuzzTarget target, byte[] input)
    {
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
