using Gapless.Collectors.Documents;

namespace Gapless.Benchmarks;

/// <summary>Reads one gap analysis: the first time in a process, and then again and again (at most 30 ms).</summary>
internal static class ImportBenchmark
{
    private const int Rounds = 20;

    public static async Task<int> RunAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var costs = new List<Cost>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Cost.Now();
            var document = DocumentReader.Read(bytes, Path.GetFileName(file));
            costs.Add(Cost.Since(start));
            if (round == 0)
            {
                Console.WriteLine($"{bytes.Length:N0} bytes, {document.Gaps.Count} gaps");
            }
        }

        Console.WriteLine($"first {costs[0]}");
        Console.WriteLine($"median of {Rounds - 1} more {costs.Skip(1).OrderBy(cost => cost.Clock).ElementAt((Rounds - 1) / 2)}");
        return 0;
    }
}
