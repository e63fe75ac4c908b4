using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Jira's and Confluence's wiki markup: <c>h2. Critical</c>; its tables are read by <see cref="Markup.TableRows"/>.</summary>
internal static partial class JiraWiki
{
    public static void Rewrite(SourceLines lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && Heading().Match(lines[index]) is { Success: true } heading)
            {
                lines[index] = $"{new string('#', heading.Groups["level"].ValueSpan[0] - '0')} {heading.Groups["text"].Value}";
            }
        }
    }

    [GeneratedRegex(@"^h(?<level>[1-6])\.\s+(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
