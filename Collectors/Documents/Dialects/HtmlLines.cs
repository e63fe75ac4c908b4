using System.Text;
using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>HTML that a program wrote may stand on one line: it is cut between its elements, and every piece remembers its line.</summary>
/// <example><c>&lt;ul&gt;&lt;li&gt;No runbook&lt;/li&gt;&lt;li&gt;No load tests&lt;/li&gt;&lt;/ul&gt;</c></example>
internal static partial class HtmlLines
{
    private const char NewLine = '\n';

    /// <summary>The text, and for each of its lines the one it came from; null when all stay as they are.</summary>
    public static (string Text, IReadOnlyList<int>? Origins) Split(string text)
    {
        if (!text.Contains("</", StringComparison.Ordinal))
        {
            return (text, null);
        }

        var result = new StringBuilder(text.Length);
        var origins = new List<int>();
        var line = 1;
        var isFenced = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var source = text[range];
            isFenced ^= source.AsSpan().TrimStart().StartsWith("```");
            var pieces = !isFenced && source.AsSpan().TrimStart().StartsWith("<") ? Cut(source) : source;
            result.Append(pieces).Append(NewLine);
            for (var piece = pieces.AsSpan().Count('\n'); piece >= 0; piece--)
            {
                origins.Add(line);
            }

            line++;
        }

        result.Length--;
        return origins[^1] == origins.Count ? (text, null) : (result.ToString(), origins);
    }

    /// <summary>Cuts behind a closing element, or an opening one that holds others, where the next element follows at once.</summary>
    private static string Cut(string line)
    {
        var result = new StringBuilder(line.Length);
        var position = 0;
        foreach (var tag in Tag().EnumerateMatches(line))
        {
            var end = tag.Index + tag.Length;
            if (line.AsSpan(end).TrimStart().StartsWith("<"))
            {
                result.Append(line, position, end - position).Append(NewLine);
                position = end;
            }
        }

        return result.Append(line, position, line.Length - position).ToString();
    }

    [GeneratedRegex(@"</(h[1-6]|li|tr|p|table|ul|ol|dl|dt|dd|div|section|details|summary|thead|tbody|head|style|script|title)>|<(ul|ol|dl|table|thead|tbody|div|section|body|html|main|article)(\s[^<>]{0,200})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
