using System.Diagnostics;

namespace Gapless.Fuzz;

/// <summary>How long one file takes: the first time, and once warm.</summary>
internal static class Timing
{
    private const int Rounds = 200;

    public static void Print(IFuzzTarget target, string path)
    {
        var input = File.ReadAllBytes(path);
        var first = Milliseconds(target, input);
        var warm = Enumerable.Range(0, Rounds).Select(_ => Milliseconds(target, input)).Skip(Rounds / 2).Order().ToList();
        Console.WriteLine($"{Path.GetFileName(path)}: {input.Length} bytes, first {first:F1} ms, warm median {warm[warm.Count / 2]:F2} ms, 95th {warm[warm.Count * 95 / 100]:F2} ms");
    }

    private static double Milliseconds(IFuzzTarget target, byte[] input)
    {
        var watch = Stopwatch.StartNew();
        target.Run(input);
        return watch.Elapsed.TotalMilliseconds;
    }
}
