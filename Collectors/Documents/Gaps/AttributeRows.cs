using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>A table of two columns that describes one gap: each row is a key and its value.</summary>
/// <example><code>
/// | Attribute | Value |
/// |-----------|-------|
/// | Priority  | High  |
/// </code></example>
internal static class AttributeRows
{
    public static List<KeyLine> Of(TableBlock table) =>
        table.Header.Count == 2 && TableColumns.Read(table.Header) is null or { Describes: true }
            ? [.. table.Rows.Where(row => row.Count > 1).Select(row => new KeyLine(KeyLine.FieldOf(row[0].Text), row[0].Text, row[1].Text, row[0].Line)).Where(key => key.Field != FieldKind.None)]
            : [];
}
