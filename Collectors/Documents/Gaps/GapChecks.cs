using Gapless.Readiness.Dictionary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Maps what a document says to checks, with the words around it as context.</summary>
internal sealed class GapChecks(CheckPhrases dictionary, IReadOnlySet<string> documentWords)
{
    private const int LongestRemark = 240;

    private readonly DictionaryContext _document = new("", documentWords);

    public IReadOnlyList<string> For(string text, string near = "") => dictionary.Match(text, _document.With(near));

    /// <summary>An item without words of its own stands for what its gap is about.</summary>
    public IReadOnlyList<NeededItem> ForItems(GapDraft gap, IEnumerable<NeededItem> items)
    {
        var inherited = For(gap.Title, gap.Section);
        return [.. items.Select(item => item with { Checks = For(item.Text, gap.Title) is { Count: > 0 } own ? own : [.. inherited.Take(1)] })];
    }

    public IReadOnlyList<string> ForGap(GapDraft gap, IReadOnlyList<NeededItem> needed, IReadOnlyList<NeededItem> artefacts)
    {
        var checks = new List<string>(For(gap.Title, gap.Section));
        checks.AddRange(needed.Concat(artefacts).SelectMany(item => item.Checks));
        var told = gap.StatusTexts.Concat(gap.Problems).Concat(gap.Current.Except(gap.Prose).Select(line => line.Text)).ToList();
        checks.AddRange(told.Where(text => text.Length <= LongestRemark).SelectMany(text => For(text, gap.Title)));
        if (checks.Count == 0)
        {
            // Whoever tells at length names much that the gap is not about.
            checks.AddRange(told.Concat(gap.Impacts).Concat(gap.Prose.Select(line => line.Text)).SelectMany(text => For(text, gap.Title)));
        }

        return [.. checks.Distinct(StringComparer.Ordinal)];
    }
}
