using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>AsciiDoc's tables: cells begin with a bar, on one line or on a line each.</summary>
/// <example><code>
/// [cols="2,1",options="header"]
/// |===
/// |Gap |Status
///
/// |No backups
/// |Missing
/// |===
/// </code></example>
internal static partial class AsciiDocTables
{
    public static void Rewrite(SourceLines lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (IsFence(lines, index))
            {
                index = RewriteTable(lines, index);
            }
        }
    }

    private static int RewriteTable(SourceLines lines, int first)
    {
        var last = first + 1;
        while (last < lines.Count && !IsFence(lines, last))
        {
            last++;
        }

        if (last == lines.Count)
        {
            return first;
        }

        var cells = Cells(lines, first + 1, last);
        var width = Width(lines, first, cells);
        var rows = cells.Chunk(Math.Max(1, width)).Where(row => row.Length == width).Select(row => (row[0].Line, (IReadOnlyList<string>)[.. row.Select(cell => cell.Text)])).ToList();
        if (width > 1 && rows.Count > 1)
        {
            WikiRow.Write(lines, first, last, OneALine(rows));
        }

        return last;
    }

    private static List<(int Line, string Text)> Cells(SourceLines lines, int first, int last)
    {
        var cells = new List<(int Line, string Text)>();
        for (var index = first; index < last; index++)
        {
            var parts = Bar().Split(lines[index]);
            if (cells.Count > 0 && parts[0].Trim().Length > 0)
            {
                cells[^1] = (cells[^1].Line, cells[^1].Text + " " + parts[0].Trim());
            }

            cells.AddRange(parts.Skip(1).Select(part => (index, part.Trim())));
        }

        return cells;
    }

    /// <summary>The attribute above the table tells the columns, or the cells of its first line do.</summary>
    private static int Width(SourceLines lines, int first, List<(int Line, string Text)> cells)
    {
        if (first > 0 && Columns().Match(lines[first - 1]) is { Success: true } columns)
        {
            var list = columns.Groups["list"].Value;
            return Repeat().Match(list) is { Success: true } repeat ? repeat.Groups["count"].ValueSpan[0] - '0' : list.Split(',').Length;
        }

        return cells.Count == 0 ? 0 : cells.TakeWhile(cell => cell.Line == cells[0].Line).Count();
    }

    private static List<(int Line, IReadOnlyList<string> Cells)> OneALine(List<(int Line, IReadOnlyList<string> Cells)> rows) => [.. rows.DistinctBy(row => row.Line)];

    private static bool IsFence(SourceLines lines, int index) => lines.IsText(index) && lines[index].AsSpan().Trim() is "|===";

    // 2+| and a| style a cell
    [GeneratedRegex(@"(^|\s)([0-9.]{1,4}[+*])?[aehlmsv^<>.]{0,3}\||\|", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bar();

    [GeneratedRegex(@"cols=""?(?<list>[^""\]]{1,120})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Columns();

    [GeneratedRegex(@"^(?<count>[1-9])\*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Repeat();
}
