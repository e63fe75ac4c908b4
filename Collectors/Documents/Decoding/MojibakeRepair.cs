using System.Text;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Decoding;

/// <summary>Undoes "UTF-8 read through a one-byte code page", without changing any other character.</summary>
internal static class MojibakeRepair
{
    private const int MaximumPasses = 2;

    public static RepairedText Repair(string text)
    {
        EncodingRepair? repair = null;
        for (var pass = 0; pass < MaximumPasses; pass++)
        {
            if (Best(text) is not { } best)
            {
                break;
            }

            var symbols = new List<RepairedSymbol>(repair?.Symbols ?? []);
            text = Apply(text, best.Runs, symbols);
            repair = new EncodingRepair(repair?.CodePage ?? best.Page.Name, symbols);
        }

        return new RepairedText(text, repair);
    }

    private static (CodePage Page, IReadOnlyList<DamagedRun> Runs)? Best(string text)
    {
        var foreign = text.Count(character => character >= 0x80);
        if (foreign == 0)
        {
            return null;
        }

        (CodePage Page, IReadOnlyList<DamagedRun> Runs)? best = null;
        var bestScore = 0;
        foreach (var page in CodePages.All)
        {
            var runs = MojibakeScan.Run(text, page);
            var score = Qualifies(runs, foreign) ? Score(runs) : 0;
            if (score > bestScore)
            {
                (best, bestScore) = ((page, runs), score);
            }
        }

        return best;
    }

    /// <summary>
    /// Two-byte results are common in clean text (<c>“é</c> read as Mac Roman is a Cyrillic letter), so they count alone only when they
    /// explain nearly everything; and longer ones must explain more than a stray coincidence.
    /// </summary>
    private static bool Qualifies(IReadOnlyList<DamagedRun> runs, int foreign)
    {
        var explained = runs.Sum(run => run.Length);
        var longer = runs.Count(run => run.ByteCount > 2);
        return longer > 0 ? explained * 10 >= foreign : runs.Count >= 5 && explained * 10 >= foreign * 9;
    }

    private static int Score(IReadOnlyList<DamagedRun> runs) =>
        runs.Sum(run => run is { Certainty: RepairCertainty.Exact, ByteCount: > 2 } ? 2 : 1);

    private static string Apply(string text, IReadOnlyList<DamagedRun> runs, List<RepairedSymbol> symbols)
    {
        var repaired = new StringBuilder(text.Length);
        var (position, line) = (0, 1);
        foreach (var run in runs)
        {
            var between = text.AsSpan(position, run.Start - position);
            line += between.Count('\n');
            var symbol = char.ConvertFromUtf32(run.Value);
            repaired.Append(between).Append(symbol);
            symbols.Add(new RepairedSymbol(line, text.Substring(run.Start, run.Length), symbol, run.Certainty));
            position = run.Start + run.Length;
        }

        return repaired.Append(text.AsSpan(position)).ToString();
    }
}
