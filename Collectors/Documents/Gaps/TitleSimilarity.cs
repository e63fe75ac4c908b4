using Gapless.Readiness.Dictionary;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Whether two titles speak of the same gap: "Admin Dashboard Enhancements" and "Admin Dashboard".</summary>
internal static class TitleSimilarity
{
    private const double Alike = 0.6;

    public static GapDraft? Closest(IReadOnlyList<GapDraft> gaps, string title)
    {
        var words = PhraseWords.Of(title).ToHashSet(StringComparer.Ordinal);
        var best = gaps.Select(gap => (Gap: gap, Score: Score(PhraseWords.Of(gap.Title).ToHashSet(StringComparer.Ordinal), words))).MaxBy(pair => pair.Score);
        return best.Score >= Alike ? best.Gap : null;
    }

    /// <summary>The shared part of the shorter title, with the shared part of both as a tie-break.</summary>
    private static double Score(HashSet<string> left, HashSet<string> right)
    {
        var shared = left.Count(right.Contains);
        return shared == 0 ? 0 : ((double)shared / Math.Min(left.Count, right.Count)) + ((double)shared / (left.Count + right.Count) / 100);
    }
}
