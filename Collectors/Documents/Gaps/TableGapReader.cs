using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Tables whose rows are gaps (shape G6).</summary>
/// <example><code>
/// | # | Feature  | Current State | Required    | Priority |
/// |---|----------|---------------|-------------|----------|
/// | 1 | Backups  | ❌ None       | Nightly     | P0       |
/// </code></example>
internal static class TableGapReader
{
    public static IEnumerable<GapDraft> Read(Section section, TableBlock table)
    {
        if (TableColumns.Read(table.Header) is not { IsGapTable: true } columns || Counts(table, columns))
        {
            yield break;
        }

        columns = Named(table, columns);
        foreach (var row in table.Rows)
        {
            if (columns.Subject < row.Count && row[columns.Subject].Text.Length > 0 && ReadRow(section, columns, row) is { } gap)
            {
                yield return gap;
            }
        }
    }

    /// <summary>"Severity | Findings" over numbers counts gaps and names none.</summary>
    private static bool Counts(TableBlock table, TableColumns columns) =>
        table.Rows.All(row => columns.Subject >= row.Count || !row[columns.Subject].Text.Any(char.IsLetter));

    /// <summary>Under "Check | State | Gap" the column "Gap" may only say yes or no: then the first column names the gaps.</summary>
    private static TableColumns Named(TableBlock table, TableColumns columns)
    {
        var first = Enumerable.Range(0, table.Header.Count).FirstOrDefault(index => index != columns.Number, columns.Subject);
        var cells = table.Rows.Where(row => columns.Subject < row.Count).Select(row => row[columns.Subject].Text).ToList();
        var words = cells.Count(cell => StatusWords.ReadWhole(cell) is not null || PriorityWords.ReadWhole(cell) is not null || cell.Length < 3);
        return first != columns.Subject && cells.Count > 2 && (words * 2 >= cells.Count || cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() * 2 <= cells.Count)
            ? columns with { Subject = first }
            : columns;
    }

    private static GapDraft? ReadRow(Section section, TableColumns columns, IReadOnlyList<TextLine> row)
    {
        var number = columns.Number is { } at && at < row.Count && row[at].Text.Length > 0 ? row[at].Text + ": " : "";
        var heading = HeadingReader.Read(new HeadingBlock(row[0].Line, HeadingBlock.BoldLineLevel, Subject(row[columns.Subject], number)));
        if (heading.Title.Length == 0)
        {
            return null;
        }

        var gap = HeadingGapReader.Start(heading, section);
        gap.IsItem = true;
        for (var index = 0; index < Math.Min(row.Count, columns.Fields.Count); index++)
        {
            if (index != columns.Subject && columns.Fields[index] != FieldKind.None && row[index].Text.Length > 0)
            {
                var field = columns.Fields[index] == FieldKind.Missing ? FieldKind.Problem : columns.Fields[index];
                SetCell(gap, new KeyLine(field, "", row[index].Text, row[index].Line));
            }
        }

        return gap;
    }

    /// <summary>A dash says that there is nothing to say.</summary>
    private static void SetCell(GapDraft gap, KeyLine cell)
    {
        if (cell.Field is FieldKind.Status or FieldKind.Current or FieldKind.Priority || cell.Value.Any(char.IsLetterOrDigit))
        {
            GapFields.Set(gap, cell);
        }
    }

    private static TextLine Subject(TextLine cell, string number) => new(cell.Line, number + cell.Text, null, number + cell.Text, cell.Struck);
}
