using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks;

namespace Gapless.Collectors.Matching;

/// <summary>An idiom, or one phrase of it, with what is worked out about it once and used on many files.</summary>
internal sealed class PlannedIdiom(Idiom idiom, IdiomPhrase? phrase = null)
{
    private const RegexOptions OfPhrases = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline;

    private Regex? pattern = idiom.Pattern;
    private MatchReach? reach;

    public Idiom Idiom { get; } = idiom;

    /// <summary>Null when an anchor alone is enough. A phrase's is made when it is first tried: most never are.</summary>
    public Regex? Pattern => pattern ??= phrase is null ? null : new(phrase.Pattern, OfPhrases, TimeSpan.FromSeconds(1));

    /// <summary>What has to be seen in a file before the pattern is tried.</summary>
    public ImmutableArray<string> Wanted { get; } = phrase is null ? idiom.Anchors : [phrase.Anchor];

    public MatchReach Reach => reach ??= Pattern is { } known ? MatchReach.Of(known) : default;

    public bool HasGroups => Pattern is { } known && known.GetGroupNumbers().Length > 1;

    public static ImmutableArray<PlannedIdiom> All(ImmutableArray<Idiom> idioms) =>
        [.. idioms.SelectMany(idiom => idiom.Phrases.IsEmpty ? [new PlannedIdiom(idiom)] : idiom.Phrases.Select(phrase => new PlannedIdiom(idiom, phrase)))];

    /// <summary>Where the pattern is tried next: the lines around an anchor, joined with those of the anchors behind it that overlap.</summary>
    /// <param name="anchors">Where the anchors stand, in rising order.</param>
    /// <param name="next">Of the anchors; it is moved behind the last of the window.</param>
    /// <param name="from">The window begins here at the earliest.</param>
    public (int Start, int End) Window(ReadOnlySpan<char> text, List<int> anchors, ref int next, int from)
    {
        var start = Math.Max(from, LinesBack(text, anchors[next], Reach.Before));
        var lineEnd = LinesOn(text, anchors[next], 0);
        var end = LinesOn(text, anchors[next], Reach.After);
        for (next++; next < anchors.Count; next++)
        {
            // Anchors on one line have the same window; going on behind the line keeps very long lines cheap.
            if (anchors[next] < lineEnd)
            {
                continue;
            }

            if (LinesBack(text, anchors[next], Reach.Before) > end)
            {
                break;
            }

            lineEnd = LinesOn(text, anchors[next], 0);
            end = LinesOn(text, anchors[next], Reach.After);
        }

        return (start, end);
    }

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
