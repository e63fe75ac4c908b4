using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Tables that reStructuredText writes as a list or as values between commas.</summary>
/// <example><code>
/// .. list-table:: Gaps            .. csv-table:: Gaps
///    :header-rows: 1                 :header: "Gap", "Status"
///
///    * - Gap
///      - Status                     "No backups", "Missing"
///    * - No backups
///      - Missing
/// </code></example>
internal static partial class DirectiveTables
{
    public static void Rewrite(SourceLines lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && Directive().Match(lines[index]) is { Success: true } directive)
            {
                var last = LastLine(lines, index);
                var rows = directive.Groups["kind"].ValueSpan is "list" ? FromList(lines, index + 1, last) : FromValues(lines, index + 1, last);
                if (rows.Count > 1)
                {
                    WikiRow.Write(lines, index, last, rows);
                }

                index = last;
            }
        }
    }

    private static int LastLine(SourceLines lines, int first)
    {
        var last = first;
        for (var index = first + 1; lines.IsText(index) && (lines.IsBlank(index) || lines[index][0] is ' ' or '\t'); index++)
        {
            last = lines.IsBlank(index) ? last : index;
        }

        return last;
    }

    private static List<(int Line, IReadOnlyList<string> Cells)> FromList(SourceLines lines, int first, int last)
    {
        var rows = new List<(int Line, IReadOnlyList<string> Cells)>();
        List<string> cells = [];
        for (var index = first; index <= last; index++)
        {
            var text = lines[index].Trim();
            if (text.StartsWith("* -", StringComparison.Ordinal))
            {
                rows.Add((index, cells = [text[3..].Trim()]));
            }
            else if (text.StartsWith("- ", StringComparison.Ordinal) || text is "-")
            {
                cells.Add(text[1..].Trim());
            }
            else if (text.Length > 0 && cells.Count > 0)
            {
                cells[^1] += " " + text;
            }
        }

        return rows;
    }

    private static List<(int Line, IReadOnlyList<string> Cells)> FromValues(SourceLines lines, int first, int last)
    {
        var rows = new List<(int Line, IReadOnlyList<string> Cells)>();
        for (var index = first; index <= last; index++)
        {
            var text = lines[index].Trim();
            if (text.StartsWith(":header:", StringComparison.Ordinal))
            {
                rows.Add((index, ExportRows.Split(text[8..], ',')));
            }
            else if (text.Length > 0 && text[0] != ':')
            {
                rows.Add((index, ExportRows.Split(text, ',')));
            }
        }

        return rows;
    }

    [GeneratedRegex(@"^\s{0,8}\.\.\s(?<kind>list|csv)-table::", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();
}
