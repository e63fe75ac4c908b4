using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Jira's and Confluence's wiki markup; its tables are read by <see cref="Markup.TableRows"/>.</summary>
/// <example><code>
/// h2. Critical
/// * *Backups*: nobody made one (x)
/// ** keep them off site
/// # Turn them on
/// </code></example>
internal static partial class JiraWiki
{
    public static void Rewrite(SourceLines lines)
    {
        var isWiki = false;
        for (var index = 0; index < lines.Count; index++)
        {
            isWiki |= lines.IsText(index) && Heading().IsMatch(lines[index]);
        }

        for (var index = 0; index < lines.Count && isWiki; index++)
        {
            if (lines.IsText(index))
            {
                lines[index] = Markdown(lines[index]);
            }
        }
    }

    private static string Markdown(string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            return $"{new string('#', heading.Groups["level"].ValueSpan[0] - '0')} {heading.Groups["text"].Value}";
        }

        var signs = line.Replace("(/)", "✅", StringComparison.Ordinal).Replace("(x)", "❌", StringComparison.Ordinal).Replace("(!)", "⚠️", StringComparison.Ordinal);
        if (Item().Match(signs) is { Success: true } item)
        {
            var marks = item.Groups["marks"].ValueSpan;
            return $"{new string(' ', 3 * (marks.Length - 1))}{(marks[^1] == '#' ? "1." : "-")} {Strong().Replace(item.Groups["text"].Value, "**${text}**")}";
        }

        return Macro().IsMatch(signs) ? "" : Strong().Replace(signs, "**${text}**");
    }

    [GeneratedRegex(@"^h(?<level>[1-6])\.\s+(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<marks>[*#-]{1,5})\s+(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    // *Status:* open
    [GeneratedRegex(@"\*(?<text>[^\s*|][^*|]{0,118}[^\s*|])\*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Strong();

    // {panel:title=Findings}
    [GeneratedRegex(@"^\{(panel|info|note|warning|tip|expand|toc|section|column|quote)[^{}]{0,120}\}\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Macro();
}
