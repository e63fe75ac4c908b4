using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>What the document says is there already: the items of a strengths section, and ticked items of a status section.</summary>
internal static class StrengthReader
{
    public static IEnumerable<Strength> Read(Section section, GapChecks checks)
    {
        if (section.IsGap || section.Kind is not (SectionKind.Strengths or SectionKind.Status or SectionKind.None))
        {
            return [];
        }

        var found = section.Blocks.SelectMany(block => block switch
        {
            ListBlock list => list.Items.SelectMany(item => FromItem(section, item)),
            TableBlock table => FromTable(table),
            _ => [],
        }).ToList();
        if (found.Count == 0 && section is { Kind: SectionKind.Strengths, Children.Count: 0, Heading: { } heading } && section.Parent?.Kind == SectionKind.Strengths)
        {
            found.Add(new DocumentLine(heading.Title, heading.Line));
        }

        return found.Select(line => new Strength(line.Text, line.Line, checks.For(line.Text, section.Text)));
    }

    private static IEnumerable<DocumentLine> FromItem(Section section, ListEntry item)
    {
        var (symbols, text) = Symbols.SplitStart(item.Text.Text);
        var mark = item.Ticked is { } ticked ? (ticked ? DocumentStatus.Complete : DocumentStatus.Missing) : Symbols.Status(symbols);
        if (text.EndsWith(':') && item.Nested.Any())
        {
            return item.Nested.SelectMany(below => FromItem(section, below));
        }

        var counts = mark == DocumentStatus.Complete || (mark == DocumentStatus.Unknown && section.Kind == SectionKind.Strengths);
        return counts && text.Length > 0 ? [new DocumentLine(Symbols.Strip(text), item.Line)] : [];
    }

    private static IEnumerable<DocumentLine> FromTable(TableBlock table)
    {
        if (TableColumns.Read(table.Header) is not { IsSummary: false, Status: { } status } columns)
        {
            return [];
        }

        return table.Rows
            .Where(row => Math.Max(status, columns.Subject) < row.Count && StatusWords.Read(row[status].Text) == DocumentStatus.Complete)
            .Select(row => new DocumentLine(Symbols.Strip(row[columns.Subject].Text), row[0].Line));
    }
}
