namespace Gapless.Readiness.Checks;

/// <summary>
/// Idioms made of many short patterns. The anchors come from the patterns themselves, so that one without its anchor cannot be written. Groups are
/// not captured; one named <c>value</c> becomes the hit's value.
/// </summary>
internal static class Phrases
{
    private const int ShortestAnchor = 3;

    public static Idiom Idiom(string name, ImmutableArray<string> languages, params ReadOnlySpan<string> patterns)
    {
        var phrases = ImmutableArray.CreateBuilder<IdiomPhrase>(patterns.Length);
        foreach (var pattern in patterns)
        {
            var anchor = LongestLiteral(pattern);
            phrases.Add(anchor.Length >= ShortestAnchor ? new(anchor, pattern) : throw new ArgumentException($"'{pattern}' has no literal part to look for.", nameof(patterns)));
        }

        return new(name, [.. phrases.Select(phrase => phrase.Anchor).Distinct(StringComparer.OrdinalIgnoreCase)]) { Phrases = phrases.ToImmutable(), Languages = languages };
    }

    /// <summary>The longest text that stands in every match of the pattern: outside of groups and sets, and not made optional.</summary>
    internal static string LongestLiteral(string pattern)
    {
        var (longest, run) = ("", "");
        for (var index = 0; index < pattern.Length; index++)
        {
            var symbol = pattern[index];
            var literal = symbol is '\\' ? EscapedLiteral(pattern[++index]) : IsSpecial(symbol) ? null : symbol;
            if (literal is { } letter)
            {
                run += letter;
                continue;
            }

            run = symbol is '?' or '*' or '{' && run.Length > 0 ? run[..^1] : run;
            longest = run.Length > longest.Length ? run : longest;
            run = "";
            index = symbol is '(' or '[' or '{' ? EndOf(pattern, index) : index;
            if (symbol is '|')
            {
                throw new ArgumentException($"'{pattern}' is two patterns.", nameof(pattern));
            }
        }

        return run.Length > longest.Length ? run : longest;
    }

    private static bool IsSpecial(char symbol) => symbol is '(' or ')' or '[' or ']' or '{' or '}' or '?' or '*' or '+' or '.' or '^' or '$' or '|';

    // \. and \( stand for themselves, \b and \s for other things
    private static char? EscapedLiteral(char symbol) => char.IsAsciiLetterOrDigit(symbol) ? null : symbol;

    // A group that may be left out is no longer than its end; what follows it begins anew.
    private static int EndOf(string pattern, int index)
    {
        var (depth, isSet) = (0, false);
        for (; index < pattern.Length; index++)
        {
            var symbol = pattern[index];
            if (symbol is '\\')
            {
                index++;
            }
            else if (isSet)
            {
                isSet = symbol is not ']';
            }
            else
            {
                isSet = symbol is '[';
                depth += symbol is '(' or '{' ? 1 : symbol is ')' or '}' ? -1 : 0;
            }

            if (depth == 0 && !isSet)
            {
                return index;
            }
        }

        return pattern.Length;
    }
}
