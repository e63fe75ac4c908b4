using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>Every line with a box, wherever it stands, and the plain lines of sections that are checklists.</summary>
internal static class ChecklistReader
{
    private const int DeepestItem = 8;

    public static IEnumerable<ChecklistItem> Read(Section section, GapChecks checks) =>
        section.Blocks.SelectMany(block => FromBlock(section, checks, block, 0));

    private static IEnumerable<ChecklistItem> FromBlock(Section section, GapChecks checks, DocumentBlock block, int depth)
    {
        if (depth > DeepestItem)
        {
            return [];
        }

        return block switch
        {
            ListBlock list => list.Items.SelectMany(item => FromItem(section, checks, item, depth)),
            TableBlock table when section.Kind == SectionKind.Checklist => FromTable(section, checks, table),
            _ => [],
        };
    }

    private static IEnumerable<ChecklistItem> FromItem(Section section, GapChecks checks, ListEntry item, int depth)
    {
        var (symbols, text) = Symbols.SplitStart(item.Text.Text);
        var isItem = item.Ticked is not null || (section is { Kind: SectionKind.Checklist, HasNumber: false } or { Kind: SectionKind.Checklist, OwnKind: SectionKind.Checklist } && IsTold(item, symbols));
        if (isItem && text.Length > 0 && !IsSignature(text))
        {
            yield return Item(section, checks, text, item.Ticked ?? Symbols.Status(symbols) == DocumentStatus.Complete, item.Line) with { Depth = depth };
        }

        foreach (var below in item.Children.SelectMany(child => FromBlock(section, checks, child, depth + 1)))
        {
            yield return below;
        }
    }

    /// <summary>"Database:" above items names them; with a mark of its own it is an item as well.</summary>
    private static bool IsTold(ListEntry item, string symbols) =>
        (!item.Nested.Any() || Symbols.Mark(symbols) != DocumentStatus.Unknown) && KeyLine.Read(item.Text) is null or { Field: FieldKind.Other, Value.Length: 0 };

    /// <summary><c>Technical lead: ________ Date: ____</c></summary>
    private static bool IsSignature(string text) => text.Contains("____", StringComparison.Ordinal);

    private static IEnumerable<ChecklistItem> FromTable(Section section, GapChecks checks, TableBlock table)
    {
        if (TableColumns.Of(table) is not { IsSummary: false, Status: { } status } columns)
        {
            return [];
        }

        return table.Rows
            .Where(row => Math.Max(status, columns.Subject) < row.Count && row[columns.Subject].Text.Length > 0)
            .Select(row => Item(section, checks, row[columns.Subject].Text, StatusWords.Read(row[status].Text) == DocumentStatus.Complete, row[0].Line));
    }

    private static ChecklistItem Item(Section section, GapChecks checks, string text, bool done, int line) => new()
    {
        Text = Symbols.Strip(text),
        Done = done,
        Section = section.DisplayName,
        Line = line,
        Checks = checks.For(text, section.DisplayName),
    };
}
