using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>HTML between Markdown: headings, list items and folded parts are read, wrappers go.</summary>
/// <example><code>
/// &lt;h2 align="center"&gt;Gaps&lt;/h2&gt;
/// &lt;details&gt;&lt;summary&gt;High: no tracing&lt;/summary&gt;
/// &lt;li&gt;Keep it for a year&lt;/li&gt;
/// </code></example>
internal static partial class HtmlBlocks
{
    public static void Rewrite(SourceLines lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && lines[index].AsSpan().TrimStart().StartsWith("<"))
            {
                lines[index] = Markdown(lines[index]);
            }
        }
    }

    private static string Markdown(string line)
    {
        var open = Wrapper().Replace(line, "").Trim();
        if (open.Length == 0)
        {
            return "";
        }

        if (Heading().Match(open) is { Success: true } heading)
        {
            return $"{new string('#', heading.Groups["level"].ValueSpan[0] - '0')} {heading.Groups["text"].Value}";
        }

        if (Summary().Match(open) is { Success: true } summary)
        {
            return $"#### {summary.Groups["text"].Value}";
        }

        return Item().Match(open) is { Success: true } item ? $"- {item.Groups["text"].Value}" : line;
    }

    [GeneratedRegex(@"</?(details|div|center|ul|ol|section|article|body|html)(\s[^>]{0,200})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Wrapper();

    [GeneratedRegex(@"^<h(?<level>[1-6])(\s[^>]{0,200})?>(?<text>.+?)</h[1-6]>$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^<summary(\s[^>]{0,200})?>(?<text>.+?)</summary>$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^<li(\s[^>]{0,200})?>(?<text>.+?)(</li>)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();
}
