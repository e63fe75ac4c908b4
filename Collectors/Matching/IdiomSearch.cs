using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gapless.Collectors.Masking;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Masking;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Matching;

/// <summary>Looks for idioms in one file in which the places of all anchors are known.</summary>
/// <param name="path">The file, as it stands in the hits.</param>
internal sealed class IdiomSearch(string path, PathClasses pathClass, FileText text, string language, IdiomPlan plan, AnchorPlaces places)
{
    private const int MaximumExcerpt = 200;

    // What begins a regular expression in the languages of programs.
    private static readonly SearchValues<string> PatternMakers = SearchValues.Create(["GeneratedRegex(", "new Regex(", "Regex.IsMatch(", "re.compile(", "re.search(", "re.match(", "new RegExp(", "regexp.MustCompile(", "Pattern.compile(", "Regex::new(", "preg_match(", "Regexp.new("], StringComparison.Ordinal);

    private const int ListedWords = 4;
    private const int LongestLine = 2000;

    // A line may be a whole minified file; masking looks at no more than this around the match.
    private const int ExcerptWindow = 400;

    private readonly List<int> starts = [];

    /// <summary>The places where an idiom of the plan holds, in file order, at most as many as it asks for.</summary>
    /// <exception cref="RegexMatchTimeoutException">The pattern took too long on this file.</exception>
    public List<IdiomHit> Find(int candidate)
    {
        var hits = new List<IdiomHit>();
        var planned = plan.Planned[candidate];
        var mode = TextModes.Of(planned.Idiom);
        plan.Places(candidate, places, text.Raw, text[mode], starts);
        if (starts.Count > 0 && planned.Pattern is { } pattern)
        {
            FindPattern(planned, pattern, mode, hits);
        }
        else
        {
            FindAnchors(planned, hits);
        }

        return hits;
    }

    private void FindPattern(PlannedIdiom planned, Regex pattern, TextMode mode, List<IdiomHit> hits)
    {
        var searched = text[mode];
        for (var (next, from) = (0, 0); next < starts.Count && hits.Count < planned.Idiom.LimitPerFile;)
        {
            if (starts[next] < from)
            {
                next++;
                continue;
            }

            var (start, end) = planned.Window(searched, starts, ref next, from);
            foreach (var match in pattern.EnumerateMatches(searched[..end], start))
            {
                if (hits.Count >= planned.Idiom.LimitPerFile)
                {
                    return;
                }

                var (index, length) = planned.HasGroups ? Value(pattern, mode, match.Index) : (match.Index, match.Length);
                Keep(planned.Idiom, match.Index, match.Length, index, length, hits);
            }

            from = Math.Max(end, from + 1);
        }
    }

    // Groups need a string; it is made only for what matches.
    private (int Index, int Length) Value(Regex pattern, TextMode mode, int index)
    {
        var match = pattern.Match(text.StringOf(mode), index);
        var value = match.Groups[1].Success ? match.Groups[1] : (Capture)match;
        return (value.Index, value.Length);
    }

    private void FindAnchors(PlannedIdiom planned, List<IdiomHit> hits)
    {
        var from = 0;
        foreach (var start in starts)
        {
            if (start < from || hits.Count >= planned.Idiom.LimitPerFile)
            {
                continue;
            }

            var before = hits.Count;
            var length = LengthAt(planned.Idiom, text.Raw[start..]);
            Keep(planned.Idiom, start, length, start, length, hits);

            // One hit a line says enough.
            from = hits.Count > before ? text.LineAround(start).End : start + 1;
        }
    }

    // The longest anchor that begins here.
    private static int LengthAt(Idiom idiom, ReadOnlySpan<char> rest)
    {
        var length = 0;
        foreach (var anchor in idiom.Anchors)
        {
            length = anchor.Length > length && rest.StartsWith(anchor, StringComparison.OrdinalIgnoreCase) ? anchor.Length : length;
        }

        return length;
    }

    private void Keep(Idiom idiom, int index, int length, int valueIndex, int valueLength, List<IdiomHit> hits)
    {
        if (IsListOfWords(idiom, index) || IsInPattern(idiom, index))
        {
            return;
        }

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
        hits.Add(new(path, text.LineOf(index), excerpt, idiom.IsSecret ? SecretMask.Mask(value) : ExcerptMask.Mask(Shorten(value)), pathClass, language) { Fingerprint = idiom.IsSecret ? Fingerprint(value) : null });
    }

    // Tools = ["pg_dump", "mysqldump", "mongodump", "restic"]: a line of code that names so many ways of one thing is about them, and uses none.
    private bool IsListOfWords(Idiom idiom, int index)
    {
        var (start, end) = text.LineAround(index);
        if (idiom.Anchors.Length < ListedWords || end - start > LongestLine || !Language.Code.Contains(language, StringComparer.Ordinal)
            || text.Raw[start..end].Count(',') + text.Raw[start..end].Count('|') < ListedWords - 1)
        {
            return false;
        }

        var named = plan.Between(idiom, places, start, end).ToList();

        // "AddProblemDetails" holds "ProblemDetails": that is one word.
        return named.Count >= ListedWords && named.Count(anchor => !named.Exists(other => other.Length > anchor.Length && other.Contains(anchor, StringComparison.Ordinal))) >= ListedWords;
    }

    // new Regex("app\\.UseHsts\\("), re.compile(r"sentry_sdk"): whoever writes a pattern looks for the words and does not use them.
    private bool IsInPattern(Idiom idiom, int index)
    {
        if (idiom.IsSecret || !Language.Code.Contains(language, StringComparer.Ordinal))
        {
            return false;
        }

        var (start, _) = text.LineAround(index);
        var before = text.Raw[Math.Max(start, index - LongestLine)..index];
        return before.IndexOfAny(PatternMakers) >= 0;
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

    // https://github.com/Yelp/detect-secrets keeps the same of what people have reviewed.
#pragma warning disable CA5350 // it recognises, it protects nothing: the value itself stays in this process
    private static string Fingerprint(string value) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(value)));
#pragma warning restore CA5350

    private static string Shorten(string value) => value.Length <= MaximumExcerpt ? value : value[..(MaximumExcerpt - 1)] + "…";
}
