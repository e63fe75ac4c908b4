using System.Text.RegularExpressions;
using Gapless.Collectors.Masking;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Masking;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Matching;

/// <summary>Looks for idioms in one file whose bytes are known to hold one of their anchors.</summary>
/// <param name="path">The file, as it stands in the hits.</param>
internal sealed class IdiomSearch(string path, PathClasses pathClass, FileText text, string language)
{
    private const int MaximumExcerpt = 200;

    // A line may be a whole minified file; masking looks at no more than this around the match.
    private const int ExcerptWindow = 400;

    /// <summary>The places where the idiom holds, in file order, at most as many as it asks for.</summary>
    /// <exception cref="RegexMatchTimeoutException">The pattern took too long on this file.</exception>
    public List<IdiomHit> Find(Idiom idiom)
    {
        var hits = new List<IdiomHit>();
        var searched = idiom.WithComments ? text.Raw : idiom.CodeOnly ? text.CodeOnly : text.WithoutComments;
        if (!HasAnchor(searched, idiom))
        {
            return hits;
        }

        if (idiom.Pattern is { } pattern)
        {
            FindPattern(idiom, pattern, searched, hits);
        }
        else
        {
            FindAnchors(idiom, searched, hits);
        }

        return hits;
    }

    private static bool HasAnchor(ReadOnlySpan<char> searched, Idiom idiom)
    {
        foreach (var anchor in idiom.Anchors)
        {
            if (searched.Contains(anchor, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private void FindPattern(Idiom idiom, Regex pattern, ReadOnlySpan<char> searched, List<IdiomHit> hits)
    {
        // Most candidates do not match; only for those that do is a string made, which groups need.
        if (!pattern.IsMatch(searched))
        {
            return;
        }

        for (var match = pattern.Match(searched.ToString()); match.Success && hits.Count < idiom.LimitPerFile; match = match.NextMatch())
        {
            var value = match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1] : (Capture)match;
            Keep(idiom, match.Index, match.Length, value.Index, value.Length, hits);
        }
    }

    private void FindAnchors(Idiom idiom, ReadOnlySpan<char> searched, List<IdiomHit> hits)
    {
        var line = 0;
        for (var offset = 0; offset < searched.Length && hits.Count < idiom.LimitPerFile;)
        {
            var (start, length) = Nearest(idiom, searched, offset);
            if (length == 0)
            {
                return;
            }

            if (text.LineOf(start) is var found && found != line)
            {
                line = found;
                Keep(idiom, start, length, start, length, hits);
            }

            offset = start + length;
        }
    }

    private static (int Start, int Length) Nearest(Idiom idiom, ReadOnlySpan<char> searched, int from)
    {
        var (best, length) = (searched.Length, 0);
        foreach (var anchor in idiom.Anchors)
        {
            var end = Math.Min(searched.Length, best + anchor.Length);
            var at = searched[from..end].IndexOf(anchor, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && anchor.Length > 0 && from + at < best)
            {
                (best, length) = (from + at, anchor.Length);
            }
        }

        return (best, length);
    }

    private void Keep(Idiom idiom, int index, int length, int valueIndex, int valueLength, List<IdiomHit> hits)
    {
        var value = text.Raw.Slice(valueIndex, valueLength).ToString();
        if (idiom.Accept is { } accept)
        {
            var (start, end) = text.LineAround(index);
            var match = new IdiomMatch(path, pathClass, language, text.Raw.Slice(index, length).ToString(), value, text.Raw[start..end].ToString());
            if (!accept(match))
            {
                return;
            }
        }

        var excerpt = Excerpt(index, valueIndex, valueLength, idiom.IsSecret);
        hits.Add(new(path, text.LineOf(index), excerpt, idiom.IsSecret ? SecretMask.Mask(value) : ExcerptMask.Mask(Shorten(value)), pathClass, language));
    }

    private string Excerpt(int index, int valueIndex, int valueLength, bool isSecret)
    {
        var (start, end) = text.LineAround(index);
        start = Math.Max(start, index - ExcerptWindow);
        end = Math.Min(end, index + ExcerptWindow);
        var line = text.Raw[start..end].ToString();
        if (isSecret)
        {
            var from = Math.Clamp(valueIndex - start, 0, line.Length);
            var to = Math.Clamp(valueIndex + valueLength - start, from, line.Length);
            line = string.Concat(line.AsSpan(0, from), SecretMask.Mask(text.Raw.Slice(valueIndex, valueLength).ToString()), line.AsSpan(to));
        }

        return Shorten(ExcerptMask.Mask(line).Trim());
    }

    private static string Shorten(string value) => value.Length <= MaximumExcerpt ? value : value[..(MaximumExcerpt - 1)] + "…";
}
