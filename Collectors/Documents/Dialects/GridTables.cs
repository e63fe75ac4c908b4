using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Grid tables, drawn with plus signs, and simple tables, between rows of equals signs, as reStructuredText has them.</summary>
/// <example><code>
/// +------------+---------+      ==========  =======
/// | Gap        | Status  |      Gap         Status
/// +============+=========+      ==========  =======
/// | No backups | Missing |      No backups  Missing
/// +------------+---------+      ==========  =======
/// </code></example>
internal static partial class GridTables
{
    public static void Rewrite(SourceLines lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && GridBorder().IsMatch(lines[index]))
            {
                index = RewriteGrid(lines, index);
            }
            else if (lines.IsText(index) && SimpleBorder().IsMatch(lines[index]))
            {
                index = RewriteSimple(lines, index);
            }
        }
    }

    private static int RewriteGrid(SourceLines lines, int first)
    {
        var last = first;
        while (lines.IsText(last + 1) && lines[last + 1].TrimStart() is ['+' or '|', ..])
        {
            last++;
        }

        var rows = new List<(int Line, IReadOnlyList<string> Cells)>();
        var cells = new List<string>();
        var start = first;
        for (var index = first; index <= last; index++)
        {
            if (GridBorder().IsMatch(lines[index]))
            {
                EndRow(rows, cells, start);
                cells = [];
            }
            else
            {
                start = cells.Count == 0 ? index : start;
                Join(cells, lines[index].Trim().Trim('|').Split('|'));
            }
        }

        if (rows.Count > 1)
        {
            WikiRow.Write(lines, first, last, rows);
        }

        return last;
    }

    private static int RewriteSimple(SourceLines lines, int first)
    {
        var columns = Columns(lines[first]);
        var (last, borders) = (first, 1);
        while (borders < 3 && lines.IsText(last + 1) && !lines.IsBlank(last + 1))
        {
            borders += SimpleBorder().IsMatch(lines[++last]) ? 1 : 0;
        }

        var rows = new List<(int Line, IReadOnlyList<string> Cells)>();
        for (var index = first + 1; index < last && borders == 3; index++)
        {
            if (SimpleBorder().IsMatch(lines[index]))
            {
                continue;
            }

            var cells = columns.ConvertAll(column => Slice(lines[index], column.Start, column.End));
            if (cells[0].Length == 0 && rows.Count > 0)
            {
                rows[^1] = (rows[^1].Line, [.. rows[^1].Cells.Zip(cells, (above, below) => above + " " + below)]);
            }
            else
            {
                rows.Add((index, cells));
            }
        }

        if (rows.Count > 1)
        {
            WikiRow.Write(lines, first, last, rows);
        }

        return last;
    }

    private static void EndRow(List<(int Line, IReadOnlyList<string> Cells)> rows, List<string> cells, int line)
    {
        if (cells.Exists(cell => cell.Length > 0))
        {
            rows.Add((line, cells));
        }
    }

    /// <summary>A cell may go on over several lines.</summary>
    private static void Join(List<string> cells, string[] parts)
    {
        for (var index = 0; index < parts.Length; index++)
        {
            if (index == cells.Count)
            {
                cells.Add("");
            }

            cells[index] = $"{cells[index]} {parts[index].Trim()}".Trim();
        }
    }

    private static List<(int Start, int End)> Columns(string border)
    {
        var runs = Run().Matches(border).Select(run => run.Index).ToList();
        return [.. runs.Select((start, index) => (start, index + 1 < runs.Count ? runs[index + 1] : int.MaxValue))];
    }

    private static string Slice(string line, int start, int end) => start >= line.Length ? "" : line[start..Math.Min(end, line.Length)].Trim();

    [GeneratedRegex(@"^\s*\+([-=]{2,}\+){2,}\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GridBorder();

    [GeneratedRegex(@"^\s*={2,}(\s+={2,})+\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SimpleBorder();

    [GeneratedRegex(@"={2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Run();
}
