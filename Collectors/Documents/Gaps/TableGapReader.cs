using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

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
        if (TableColumns.Of(table) is not { IsGapTable: true } columns || Counts(table, columns))
        {
            yield break;
        }

        foreach (var row in table.Rows)
        {
            if (columns.Subject < row.Count && row[columns.Subject].Text.Length > 0 && ReadRow(section, columns, row) is { } gap)
            {
                // Under "Missing" every row is, unless it says otherwise.
                if (columns.Fields[columns.Subject] == FieldKind.Missing && GapFinisher.StatusOf(gap) == DocumentStatus.Unknown)
                {
                    gap.Status = DocumentStatus.Missing;
                }

                yield return gap;
            }
        }
    }

    /// <summary>"Severity | Findings" over numbers counts gaps and names none.</summary>
    private static bool Counts(TableBlock table, TableColumns columns) =>
        table.Rows.All(row => columns.Subject >= row.Count || !row[columns.Subject].Text.Any(char.IsLetter));

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
        if (cell.Field == FieldKind.Problem && PriorityWords.ReadWhole(cell.Value) is not null)
        {
            GapFields.Set(gap, cell with { Field = FieldKind.Priority });
        }
        else if (cell.Field is FieldKind.Status or FieldKind.Current or FieldKind.Priority || cell.Value.Any(char.IsLetterOrDigit))
        {
            GapFields.Set(gap, cell);
        }
    }

    private static TextLine Subject(TextLine cell, string number) => new(cell.Line, number + cell.Text, null, number + cell.Text, cell.Struck);
}
