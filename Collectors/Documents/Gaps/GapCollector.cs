using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Finds every gap of a document once, whatever its shape.</summary>
internal static class GapCollector
{
    public static IReadOnlyList<GapDraft> Collect(IReadOnlyList<Section> sections)
    {
        var free = sections.Where(section => !section.IsGap && !IsInGap(section)).ToList();
        var headings = sections.Where(section => section.IsGap).Select(HeadingGapReader.Read).ToList();
        var gaps = new List<GapDraft>(headings);
        var homes = sections.Where(section => section.IsGap).Select(gap => gap.Parent?.Parent).ToHashSet();
        gaps.AddRange(free.Where(section => headings.Count == 0 ? IsGapSection(section) : IsBesideHeadings(section, homes)).SelectMany(InGapSection));
        if (gaps.Count == 0)
        {
            // A summary repeats; only where nothing else tells the gaps is it read as a source.
            gaps.AddRange(free.Where(IsFallback).SelectMany(InSummary));
        }

        var ordered = gaps.OrderBy(gap => gap.Line).ToList();
        SectionPriorities.Apply(ordered);
        MatrixReader.Apply(free, ordered);
        return ordered;
    }

    private static bool IsInGap(Section section) => section.Parent is { } parent && (parent.IsGap || IsInGap(parent));

    private static bool IsGapSection(Section section) => section.Kind is SectionKind.Gaps or SectionKind.MustFix;

    /// <summary>
    /// Where headings are gaps, only a section that stands beside theirs ("Nice to have" after "Critical") adds some by a list;
    /// "must fix before the demo", a status, a risk table or a plan name the same gaps again.
    /// </summary>
    private static bool IsBesideHeadings(Section section, HashSet<Section?> homes) =>
        section is { Kind: SectionKind.Gaps, IsSummary: false, Level: < HeadingBlock.BoldLineLevel } && section.Parent is not null && homes.Contains(section.Parent);

    private static bool IsFallback(Section section) => section.Kind is SectionKind.Status or SectionKind.None or SectionKind.Matrix or SectionKind.Strengths;

    private static IEnumerable<GapDraft> InGapSection(Section section) => section.Blocks.SelectMany(block => block switch
    {
        ListBlock list => BulletGapReader.Read(section, list),
        TableBlock table => TableGapReader.Read(section, table),
        _ => [],
    });

    /// <summary>In a mixed section only what is marked as absent or begun is a gap.</summary>
    private static IEnumerable<GapDraft> InSummary(Section section) => section.Blocks.SelectMany(block => block switch
    {
        ListBlock list => BulletGapReader.Read(section, list).Where(gap => IsOpen(Symbols.Mark(gap.TitleSymbols))),
        TableBlock table => TableGapReader.Read(section, table).Where(gap => gap.Status is { } status && IsOpen(status)),
        _ => [],
    });

    private static bool IsOpen(DocumentStatus status) =>
        status is DocumentStatus.Missing or DocumentStatus.Partial;
}
