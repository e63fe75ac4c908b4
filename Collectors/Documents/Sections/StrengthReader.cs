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
        // Under "Recommendations" a tick stands before what should be done.
        if (section.IsGap || !(section.Kind is SectionKind.Strengths or SectionKind.Status or SectionKind.None || section is { Kind: SectionKind.Gaps, IsInArea: true }) || (section.Blocks.Count > 0 && IsAdvice(section)))
        {
            return [];
        }

        if (IsStrengthItself(section))
        {
            return [new Strength(section.Heading!.Title, section.Heading.Line, checks.For(section.Heading.Title, section.Parent!.Text))];
        }

        var found = section.Blocks.SelectMany(block => block switch
        {
            ListBlock list when section.Kind == SectionKind.Strengths || !IsChecklist(section, list) => list.Items.SelectMany(item => FromItem(section, item)),
            TableBlock table => FromTable(table),
            FenceBlock fence when section.Kind == SectionKind.Strengths => fence.Lines.Where(line => Symbols.IsDone(line.Text)).Select(line => new DocumentLine(Symbols.Strip(line.Text.Trim()), line.Line)),
            _ => [],
        }).Concat(Questions.In(section).Where(asked => asked.Status == DocumentStatus.Complete).Select(asked => new DocumentLine(asked.Question.Text, asked.Question.Line)))
            .Distinct().ToList();
        return found.Select(line => new Strength(line.Text, line.Line, checks.For(line.Text, section.Text)));
    }

    private static bool IsAdvice(Section? section) => section is { IsTitle: false, Heading: { } heading } && (KeyLine.FieldOf(heading.Title) == FieldKind.Needed || IsAdvice(section.Parent));

    /// <summary>What is ticked in a checklist is an item done and no strength.</summary>
    private static bool IsChecklist(Section section, ListBlock list) => section.IsInChecklist || list.Items.Any(item => item.Ticked == false);

    /// <summary>A numbered heading, or a bold line with a tick before it, whose bullets bear no ticks is the strength, and they describe it.</summary>
    private static bool IsStrengthItself(Section section) =>
        section is { Kind: SectionKind.Strengths, Children.Count: 0, Parent: { } parent }
        && ((section.HasNumber && parent.Kind == SectionKind.Strengths) || (section.Level >= HeadingBlock.BoldLineLevel && Symbols.IsDone(section.Heading!.Symbols) && SectionWords.Read(section.Text) == SectionKind.None))
        && !section.Blocks.OfType<ListBlock>().SelectMany(list => list.Items).Any(item => item.Ticked is not null || Symbols.IsDone(item.Text.Text));

    private static IEnumerable<DocumentLine> FromItem(Section section, ListEntry item)
    {
        var (symbols, text) = Symbols.SplitStart(item.Text.Text);
        var mark = item.Ticked is { } ticked ? (ticked ? DocumentStatus.Complete : DocumentStatus.Missing) : Symbols.Status(symbols);
        // "Logging / : In place since May" defines a strength
        if (mark == DocumentStatus.Unknown && Definitions.Of(item) is { } meaning && TitleWords.Lead(meaning) == DocumentStatus.Unknown && StatusWords.ReadStart(meaning) == DocumentStatus.Complete)
        {
            (mark, text) = (DocumentStatus.Complete, item.Text.Bold!);
        }

        if (text.EndsWith(':') && item.Nested.Any())
        {
            return item.Nested.SelectMany(below => FromItem(section, below));
        }

        var counts = mark == DocumentStatus.Complete || (mark == DocumentStatus.Unknown && section.Kind == SectionKind.Strengths);
        return counts && text.Length > 0 ? [new DocumentLine(Symbols.Strip(text), item.Line)] : [];
    }

    private static IEnumerable<DocumentLine> FromTable(TableBlock table)
    {
        if (TableColumns.Of(table) is not { IsSummary: false, Status: { } status } columns)
        {
            return [];
        }

        return table.Rows
            .Where(row => Math.Max(status, columns.Subject) < row.Count && StatusWords.Read(row[status].Text) == DocumentStatus.Complete)
            .Select(row => new DocumentLine(Symbols.Strip(row[columns.Subject].Text), row[0].Line));
    }
}
