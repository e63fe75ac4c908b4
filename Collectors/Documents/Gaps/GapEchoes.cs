using Gapless.Readiness.Dictionary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Finds the gap that a line names again: a matrix, a plan or a checklist repeats titles, at most with one word more ("Cost optimization tools").</summary>
internal sealed class GapEchoes(IEnumerable<DocumentedGap> gaps)
{
    private readonly List<(DocumentedGap Gap, HashSet<string> Words)> _titles =
        [.. gaps.Select(gap => (gap, PhraseWords.Of(gap.Title).ToHashSet(StringComparer.Ordinal))).Where(title => title.Item2.Count > 1)];

    public DocumentedGap? Of(string text)
    {
        var words = PhraseWords.Of(text).ToHashSet(StringComparer.Ordinal);
        return _titles.Find(title => title.Words.Count <= words.Count && words.Count <= title.Words.Count + 1 && title.Words.IsSubsetOf(words)).Gap;
    }

    /// <summary>A box that repeats the title of a gap is ticked when all of the gap is proved.</summary>
    public ChecklistItem Complete(ChecklistItem item) =>
        Of(item.Text) is { } gap ? item with { Checks = [.. item.Checks.Union(gap.Checks, StringComparer.Ordinal)] } : item;
}
