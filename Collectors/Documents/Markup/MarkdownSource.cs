using System.Text;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>Makes hostile text harmless for the Markdown parser without adding, removing or moving a line.</summary>
internal static class MarkdownSource
{
    /// <summary>Forty columns of list and quote markers hold any real nesting; the parser gives up at 128 levels.</summary>
    private const int DeepestPrefix = 40;

    private const int LongestLine = 10_000;
    private const int MostDefinitions = 200;

    public static string Tame(string text, List<string> warnings)
    {
        var tamed = new StringBuilder(text.Length);
        var (definitions, shortened) = (0, false);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (line.Length > LongestLine)
            {
                line = line[..LongestLine];
                shortened = true;
            }

            // Reference definitions cost the parser quadratic time; more than a few hundred are never a document.
            if (line.TrimStart().StartsWith("[") && line.Contains("]:", StringComparison.Ordinal) && ++definitions > MostDefinitions)
            {
                line = [];
            }

            var prefix = PrefixLength(line);
            tamed.Append(line[..Math.Min(prefix, DeepestPrefix)]).Append(line[prefix..]).Append('\n');
        }

        if (shortened)
        {
            warnings.Add($"Lines longer than {LongestLine} characters were cut.");
        }

        tamed.Length--;
        return tamed.ToString();
    }

    /// <summary>The length of the indentation and container markers in front of a line: <c>"  > - 1. "</c>.</summary>
    private static int PrefixLength(ReadOnlySpan<char> line)
    {
        var position = 0;
        while (position < line.Length)
        {
            var length = MarkerLength(line[position..]);
            if (length == 0)
            {
                break;
            }

            position += length;
        }

        return position;
    }

    private static int MarkerLength(ReadOnlySpan<char> text)
    {
        if (text[0] is ' ' or '\t' or '>')
        {
            return 1;
        }

        var digits = 0;
        while (digits < text.Length && digits < 9 && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        var mark = digits < text.Length && (digits == 0 ? text[digits] is '-' or '*' or '+' : text[digits] is '.' or ')') ? digits + 1 : 0;
        return mark > 0 && (mark == text.Length || text[mark] is ' ' or '\t') ? mark : 0;
    }
}
