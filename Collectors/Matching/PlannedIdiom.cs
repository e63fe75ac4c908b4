using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks;

namespace Gapless.Collectors.Matching;

/// <summary>An idiom, or one phrase of it, with what is worked out about it once and used on many files.</summary>
internal sealed class PlannedIdiom(Idiom idiom, IdiomPhrase? phrase = null)
{
    private const RegexOptions OfPhrases = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline;

    private SearchValues<string>? anchors;
    private Regex? pattern = idiom.Pattern;
    private MatchReach? reach;

    public Idiom Idiom { get; } = idiom;

    /// <summary>Null when an anchor alone is enough. A phrase's is made when it is first tried: most never are.</summary>
    public Regex? Pattern => pattern ??= phrase is null ? null : new(phrase.Pattern, OfPhrases, TimeSpan.FromSeconds(1));

    /// <summary>What has to be seen in a file before the pattern is tried.</summary>
    public ImmutableArray<string> Wanted { get; } = phrase is null ? idiom.Anchors : [phrase.Anchor];

    /// <summary>Made when the idiom is first a candidate: most never are.</summary>
    public SearchValues<string> Anchors => anchors ??= SearchValues.Create([.. Wanted.Where(anchor => anchor.Length > 0)], StringComparison.OrdinalIgnoreCase);

    public MatchReach Reach => reach ??= Pattern is { } known ? MatchReach.Of(known) : default;

    public bool HasGroups => Pattern is { } known && known.GetGroupNumbers().Length > 1;

    public static ImmutableArray<PlannedIdiom> All(ImmutableArray<Idiom> idioms) =>
        [.. idioms.SelectMany(idiom => idiom.Phrases.IsEmpty ? [new PlannedIdiom(idiom)] : idiom.Phrases.Select(phrase => new PlannedIdiom(idiom, phrase)))];

    /// <summary>Where the pattern is tried next: the lines around the next anchor from an offset on, joined with those that overlap; null when there is none.</summary>
    public (int Start, int End)? NextWindow(ReadOnlySpan<char> text, int from)
    {
        var anchor = Find(text, from);
        if (anchor < 0)
        {
            return null;
        }

        var start = Math.Max(from, LinesBack(text, anchor, Reach.Before));
        var end = LinesOn(text, anchor, Reach.After);

        // Anchors on one line have the same window; going on behind the line keeps very long lines cheap.
        while (Find(text, Math.Max(anchor + 1, LinesOn(text, anchor, 0))) is var next and >= 0 && LinesBack(text, next, Reach.Before) <= end)
        {
            anchor = next;
            end = LinesOn(text, anchor, Reach.After);
        }

        return (start, end);
    }

    private int Find(ReadOnlySpan<char> text, int from) => from < text.Length && text[from..].IndexOfAny(Anchors) is var at and >= 0 ? from + at : -1;

    private static int LinesBack(ReadOnlySpan<char> text, int position, int lines)
    {
        var start = text[..position].LastIndexOf('\n');
        for (; lines > 0 && start > 0; lines--)
        {
            start = text[..start].LastIndexOf('\n');
        }

        return start + 1;
    }

    private static int LinesOn(ReadOnlySpan<char> text, int position, int lines)
    {
        var end = position;
        for (; lines >= 0 && end < text.Length; lines--)
        {
            var step = text[end..].IndexOf('\n');
            end = step < 0 ? text.Length : end + step + 1;
        }

        // A line's own break belongs to it only where more lines follow.
        return end > position && end < text.Length && text[end - 1] == '\n' ? end - 1 : end;
    }
}
