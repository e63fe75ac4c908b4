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
        DropCode(lines);
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && lines[index].AsSpan().TrimStart().StartsWith("<"))
            {
                lines[index] = Markdown(lines[index]);
            }
        }
    }

    /// <summary>Styles and scripts are no words of the document.</summary>
    private static void DropCode(SourceLines lines)
    {
        var closing = "";
        for (var index = 0; index < lines.Count; index++)
        {
            if (!lines.IsText(index))
            {
                continue;
            }

            if (closing.Length == 0 && Code().Match(lines[index]) is { Success: true } code)
            {
                closing = $"</{code.Groups["name"].Value}";
            }

            if (closing.Length > 0)
            {
                closing = lines[index].Contains(closing, StringComparison.OrdinalIgnoreCase) ? "" : closing;
                lines[index] = "";
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

        if (Item().Match(open) is { Success: true } item)
        {
            var box = Box().Match(item.Groups["text"].Value);
            var text = box.Success ? item.Groups["text"].Value[box.Length..] : item.Groups["text"].Value;
            return box.Success ? $"- [{(box.ValueSpan.Contains("checked", StringComparison.OrdinalIgnoreCase) ? 'x' : ' ')}] {text.Trim()}" : $"- {text}";
        }

        if (Term().Match(open) is { Success: true } term)
        {
            return $"- **{term.Groups["text"].Value}**";
        }

        return Meaning().Match(open) is { Success: true } meaning ? $"  {meaning.Groups["text"].Value}" : line;
    }

    [GeneratedRegex(@"</?(details|div|center|ul|ol|dl|section|article|main|header|footer|body|head|html)(\s[^>]{0,200})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Wrapper();

    [GeneratedRegex(@"^<h(?<level>[1-6])(\s[^>]{0,200})?>(?<text>.+?)</h[1-6]>$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^<summary(\s[^>]{0,200})?>(?<text>.+?)</summary>$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^<li(\s[^>]{0,200})?>(?<text>.+?)(</li>)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    // <li><input type="checkbox" checked> Backups</li>
    [GeneratedRegex(@"^\s*<input\s[^>]{0,120}checkbox[^>]{0,120}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Box();

    [GeneratedRegex(@"^<dt(\s[^>]{0,200})?>(?<text>.+?)(</dt>)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Term();

    [GeneratedRegex(@"^<dd(\s[^>]{0,200})?>(?<text>.+?)(</dd>)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Meaning();

    [GeneratedRegex(@"^\s*<(?<name>style|script)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
