using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>Phases that are rows of a table or items of a list.</summary>
/// <example><code>
/// | Phase           | Duration | Tasks             |
/// | Phase 1: Safety | 2 weeks  | Backups, Limits   |
///
/// 1. **Week 1**: Backups
/// </code></example>
internal static class PhaseRows
{
    private static readonly char[] Separators = [',', ';', '•'];

    public static IEnumerable<Phase> Read(IEnumerable<Section> sections) =>
        sections.Where(section => !section.IsGap && section.Kind is not (SectionKind.Gaps or SectionKind.MustFix or SectionKind.Strengths or SectionKind.Checklist or SectionKind.Future))
            .SelectMany(section => section.Blocks)
            .SelectMany(block => block switch
            {
                TableBlock table => FromTable(table),
                ListBlock list => FromList(list),
                _ => [],
            });

    private static IEnumerable<Phase> FromTable(TableBlock table)
    {
        var rows = table.Rows.Where(row => row.Count > 1 && PhaseReader.IsName(row[0].Text)).ToList();
        return rows.Count < 2 ? [] : rows.Select(row => FromRow(table, row));
    }

    private static Phase FromRow(TableBlock table, IReadOnlyList<TextLine> row)
    {
        var time = Enumerable.Range(1, row.Count - 1).FirstOrDefault(column => Durations.Contains(row[column].Text) || (column < table.Header.Count && KeyLine.FieldOf(table.Header[column].Text) == FieldKind.Effort), -1);
        var work = Enumerable.Range(1, row.Count - 1).Where(column => column != time).OrderByDescending(column => row[column].Text.Length).FirstOrDefault(-1);
        return new Phase
        {
            Title = Symbols.Strip(row[0].Text),
            Line = row[0].Line,
            Estimate = time < 0 ? null : row[time].Text,
            Items = work < 0 ? [] : [.. row[work].Text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new DocumentLine(item, row[0].Line))],
        };
    }

    private static IEnumerable<Phase> FromList(ListBlock list)
    {
        var items = list.Items.Where(item => item.Text.Bold is { } bold && PhaseReader.IsName(bold)).ToList();
        return items.Count < 2 ? [] : items.Select(FromItem);
    }

    private static Phase FromItem(ListEntry item)
    {
        var below = item.Nested.Select(one => new DocumentLine(one.Text.Text, one.Line)).ToList();
        var rest = item.Text.Rest.TrimStart(':', '-', '–', '—', '：', ' ');
        return new Phase
        {
            Title = Symbols.Strip(item.Text.Bold!.TrimEnd(':', '：', ' ')),
            Line = item.Line,
            Items = below.Count > 0 || rest.Length == 0 ? below : [new DocumentLine(rest, item.Line)],
        };
    }
}
