using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>AsciiDoc: equals signs before headings, asterisks as list levels, two colons behind terms.</summary>
/// <example><code>
/// = Launch gaps: Orders
/// == Critical
/// === No backups
/// Status:: Missing
/// * item
/// ** nested item
/// |===
/// </code></example>
internal static partial class AsciiDoc
{
    public static void Rewrite(SourceLines lines)
    {
        if (!IsAsciiDoc(lines))
        {
            return;
        }

        AsciiDocTables.Rewrite(lines);
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index))
            {
                lines[index] = Markdown(lines[index]);
            }
        }
    }

    private static bool IsAsciiDoc(SourceLines lines)
    {
        var headings = 0;
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && lines[index].StartsWith('#'))
            {
                return false;
            }

            headings += lines.IsText(index) && Heading().IsMatch(lines[index]) ? 1 : 0;
        }

        return headings > 0;
    }

    private static string Markdown(string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            return $"{new string('#', heading.Groups["level"].Length)} {heading.Groups["text"].Value}";
        }

        // AsciiDoc ticks with a star as well.
        line = line.Replace("* [*] ", "* [x] ", StringComparison.Ordinal);
        if (Nested().Match(line) is { Success: true } nested)
        {
            return $"{new string(' ', 2 * (nested.Groups["level"].Length - 1))}- {nested.Groups["text"].Value}";
        }

        if (Term().Match(line) is { Success: true } term)
        {
            return $"**{term.Groups["term"].Value}:** {term.Groups["text"].Value}";
        }

        return Attribute().IsMatch(line) || Attributes().IsMatch(line) || line.StartsWith("|===", StringComparison.Ordinal) ? "" : line;
    }

    [GeneratedRegex(@"^(?<level>={1,6})\s+(?<text>\S.*?)(\s+=+)?\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<level>\*{2,5})\s+(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Nested();

    [GeneratedRegex(@"^(?<term>[^:\s][^:]{0,60})::\s*(?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Term();

    // [cols="2,1",options="header"]
    [GeneratedRegex(@"^\[[^\]]{0,120}[=,%][^\]]{0,120}\]\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();

    // :author: Infrastructure
    [GeneratedRegex(@"^:[a-z!][a-z0-9-]{0,30}:", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();
}
