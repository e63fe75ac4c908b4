using System.Text;
using Gapless.Collectors.Documents.Gaps;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>Tables that a tracker exported: values divided by semicolons, tabs or commas, quoted where they hold one.</summary>
/// <example><code>
/// ID;Summary;Priority;Status
/// OPS-1;"Probes; two of them";High;Open
/// </code></example>
internal static class ExportRows
{
    private const int FewestColumns = 3;

    /// <summary>The table that these lines are, or null.</summary>
    public static TableBlock? Read(IReadOnlyList<string> lines, int firstLine)
    {
        foreach (var separator in (ReadOnlySpan<char>)[';', '\t', ','])
        {
            var header = Cells(lines[0], separator, firstLine);
            if (lines.Count < 2 || header.Count < FewestColumns || TableColumns.Read(header) is not { IsGapTable: true })
            {
                continue;
            }

            var rows = lines.Skip(1).Select((line, index) => Cells(line, separator, firstLine + 1 + index)).ToList();
            if (rows.TrueForAll(row => row.Count == header.Count))
            {
                return new TableBlock(firstLine, header, rows);
            }
        }

        return null;
    }

    private static List<TextLine> Cells(string line, char separator, int number) => Split(line, separator).ConvertAll(cell => InlineText.Read(cell, number));

    /// <summary>The values of a line; those in quotes may hold the separator.</summary>
    public static List<string> Split(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
