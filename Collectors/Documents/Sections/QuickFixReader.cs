using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>Quick fixes: numbered headings with code, items of a list, or headings over a list in a code fence.</summary>
internal static class QuickFixReader
{
    public static IEnumerable<QuickFix> Read(Section section, GapChecks checks)
    {
        if (section is not { Kind: SectionKind.QuickFixes, Heading: { } heading })
        {
            return [];
        }

        var fenced = section.Blocks.OfType<FenceBlock>().SelectMany(FenceReader.Items).Select(line => new DocumentLine(line.Text, line.Line)).ToList();
        if (fenced.Count > 0)
        {
            return [Fix(section, checks, heading, fenced)];
        }

        var lists = section.Blocks.OfType<ListBlock>().ToList();
        if (heading.Number is not null)
        {
            return [Fix(section, checks, heading, [.. lists.SelectMany(list => list.Items).Select(Line)])];
        }

        return lists.SelectMany(list => list.Items).Where(item => item.Text.Text.Length > 0 && item.Ticked != true).Select(item => FromItem(section, checks, item));
    }

    private static QuickFix FromItem(Section section, GapChecks checks, ListEntry item)
    {
        var facts = HeadingReader.Read(new HeadingBlock(item.Line, HeadingBlock.BoldLineLevel, item.Text));
        return Fix(section, checks, facts, [.. item.Nested.Select(Line)]);
    }

    private static QuickFix Fix(Section section, GapChecks checks, HeadingFacts facts, IReadOnlyList<DocumentLine> items) => new()
    {
        Title = facts.Title,
        Line = facts.Line,
        Estimate = facts.Estimate ?? EstimateOf(section),
        Items = items,
        Checks = [.. checks.For(facts.Title, section.Text).Union(items.SelectMany(item => checks.For(item.Text, facts.Title)), StringComparer.Ordinal)],
    };

    /// <summary>The time in the heading, or in the one above it: "Quick Fixes (1-2 Hours)". "Today" is no time it takes.</summary>
    private static string? EstimateOf(Section? section)
    {
        for (var current = section; current is { Kind: SectionKind.QuickFixes }; current = current.Parent)
        {
            if (current.Heading?.Estimate is { } estimate && Durations.Contains(estimate))
            {
                return estimate;
            }
        }

        return null;
    }

    private static DocumentLine Line(ListEntry item) => new(item.Text.Text, item.Line);
}
