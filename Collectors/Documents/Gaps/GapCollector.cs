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
        gaps.AddRange(free.Where(section => IsGapSection(section) && (headings.Count == 0 || section.IsInArea)).SelectMany(InGapSection));
        gaps.AddRange(free.Where(section => headings.Count > 0 && !section.IsInArea && IsBesideHeadings(section, homes)).SelectMany(InGapSection)
            .Where(gap => TitleSimilarity.Closest(headings, gap.Title) is null));
        gaps.AddRange(InNumberedSections(free, gaps));
        gaps.AddRange(MarkedElsewhere(free, gaps));
        gaps.AddRange(ProseGaps.Beside(free, gaps));
        // A summary repeats; only where nothing else tells the gaps is it read as a source.
        foreach (var source in (ReadOnlySpan<Func<IReadOnlyList<Section>, IEnumerable<GapDraft>>>)[InAnswers, InSummaries, UnderTitle, InDefinitions, InRecommendations, InIssueTables, ProseGaps.InDocument])
        {
            if (gaps.Count == 0)
            {
                gaps.AddRange(source(free));
            }
        }

        var ordered = gaps.OrderBy(gap => gap.Line).ToList();
        SectionPriorities.Apply(ordered);
        MatrixReader.Apply(free, ordered);
        return ordered;
    }

    /// <summary>
    /// Beside the gaps that a document tells at length it may mark things as absent in tables and lists of its other parts; what is
    /// not told yet is a gap as well.
    /// </summary>
    private static List<GapDraft> MarkedElsewhere(IReadOnlyList<Section> sections, List<GapDraft> gaps)
    {
        if (gaps.Count == 0)
        {
            return [];
        }

        var lines = gaps.SelectMany(gap => gap.Needed.Select(item => item.Line).Prepend(gap.Line)).ToHashSet();
        return [.. sections.Where(section => section.Kind is SectionKind.None or SectionKind.Status or SectionKind.Gaps or SectionKind.Strengths).SelectMany(Marked)
            .Where(gap => !lines.Contains(gap.Line) && TitleSimilarity.Closest(gaps, gap.Title) is null)];
    }

    private static IEnumerable<GapDraft> Marked(Section section) => section.Blocks.SelectMany(block => block switch
    {
        TableBlock table => TableGapReader.Read(section, table).Where(gap => IsOpen(GapFinisher.StatusOf(gap)) || (!section.IsSummary && IssueTables.Names(table) && GapFinisher.StatusOf(gap) != DocumentStatus.Complete) || (IsRecommendation(section) && gap.Priorities.Count > 0)),
        ListBlock list when !section.IsInChecklist && (section is { Kind: SectionKind.Gaps, IsSummary: false } or { IsArea: true } or { Parent.IsArea: true } || ListsMissing(section)) => BulletGapReader.Read(section, list).Where(gap => IsOpen(Symbols.Mark(gap.TitleSymbols))),
        _ => [],
    });

    /// <summary>"What's missing for a first release" in the verdict may name what the body does not.</summary>
    private static bool ListsMissing(Section section) =>
        section is { Kind: SectionKind.Gaps, Heading: { } heading, Parent.Kind: SectionKind.Status } && KeyLine.FieldOf(heading.Title) == FieldKind.Missing;

    private static bool IsRecommendation(Section section) => section.Heading is { } heading && KeyLine.FieldOf(heading.Title) == FieldKind.Needed;

    private static IEnumerable<GapDraft> InAnswers(IReadOnlyList<Section> sections) =>
        from section in sections
        from asked in Questions.In(section)
        where IsOpen(asked.Status)
        select BulletGapReader.FromAnswer(section, asked.Question, asked.Answer, asked.Status);

    private static IEnumerable<GapDraft> InSummaries(IReadOnlyList<Section> sections) => sections.Where(IsFallback).SelectMany(InSummary);

    /// <summary>"Remaining work for Orders" over a plain list: the title is the gap section. Boxes make it a checklist instead.</summary>
    private static IEnumerable<GapDraft> UnderTitle(IReadOnlyList<Section> sections) =>
        sections.Any(section => section.IsTitle && SectionWords.Read(section.Text) is SectionKind.Gaps or SectionKind.MustFix)
            ? sections.Where(section => section.Kind == SectionKind.None)
                .SelectMany(section => section.Blocks.OfType<ListBlock>().Where(list => list.Items.All(item => item.Ticked is null)).SelectMany(list => BulletGapReader.Read(section, list)))
                .Where(gap => Symbols.Mark(gap.TitleSymbols) != DocumentStatus.Complete)
            : [];

    /// <summary>"Rate limiting: missing" among what is said to be there.</summary>
    private static IEnumerable<GapDraft> InDefinitions(IReadOnlyList<Section> sections) =>
        sections.Where(section => IsFallback(section) && !section.IsInChecklist)
            .SelectMany(section => section.Blocks.OfType<ListBlock>().Where(list => list.Items.All(item => Definitions.Of(item) is not null)).SelectMany(list => BulletGapReader.Read(section, list)))
            .Where(gap => IsOpen(GapFinisher.StatusOf(gap)));

    /// <summary>A list that is numbered on from section to section is one list: where some of its sections hold gaps, all do.</summary>
    private static IEnumerable<GapDraft> InNumberedSections(IReadOnlyList<Section> sections, IReadOnlyList<GapDraft> gaps)
    {
        if (!sections.Any(section => section.IsTitle && SectionWords.Read(section.Text) is SectionKind.Gaps or SectionKind.MustFix))
        {
            return [];
        }

        var lists = sections.SelectMany(section => section.Blocks.OfType<ListBlock>().Where(list => list.Ordered && list.Items[0].Number is not null).Select(list => (Section: section, List: list))).ToList();
        var goesOn = lists.Count > 1 && lists.Zip(lists.Skip(1)).All(pair => pair.Second.List.Items[0].Number > pair.First.List.Items[0].Number);
        var known = gaps.Select(gap => gap.Line).ToHashSet();
        return goesOn ? lists.Where(list => list.Section.Kind == SectionKind.None).SelectMany(list => BulletGapReader.Read(list.Section, list.List)).Where(gap => !known.Contains(gap.Line)) : [];
    }

    /// <summary>"Recommendations" with their priorities, where nothing else tells what is open.</summary>
    private static IEnumerable<GapDraft> InRecommendations(IReadOnlyList<Section> sections) =>
        sections.Where(section => section.Level < HeadingBlock.BoldLineLevel && section.Blocks.OfType<TableBlock>().Any() && IsRecommendation(section))
            .SelectMany(section => section.Blocks.OfType<TableBlock>().SelectMany(table => TableGapReader.Read(section, table)))
            .Where(gap => gap.Priorities.Count > 0);

    /// <summary>A column of issues is one wherever it stands, be it in a plan.</summary>
    private static IEnumerable<GapDraft> InIssueTables(IReadOnlyList<Section> sections) =>
        from section in sections
        where section.Kind is not (SectionKind.Noise or SectionKind.Future or SectionKind.Architecture)
        from table in section.Blocks.OfType<TableBlock>()
        where IssueTables.Names(table)
        from gap in TableGapReader.Read(section, table)
        select gap;

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
        // The boxes of a checklist are its items, whatever the heading above them says.
        ListBlock list when section.IsInChecklist && list.Items.All(item => item.Ticked is not null) => [],
        // What is ticked in an area is a strength of it.
        ListBlock list => BulletGapReader.Read(section, list).Where(gap => !section.IsInArea || Symbols.Mark(gap.TitleSymbols) != DocumentStatus.Complete),
        TableBlock table => TableGapReader.Read(section, table),
        _ => [],
    });

    /// <summary>In a mixed section only what is marked as absent or begun is a gap.</summary>
    private static IEnumerable<GapDraft> InSummary(Section section) => section.Blocks.SelectMany(block => block switch
    {
        ListBlock list => BulletGapReader.Read(section, list).Where(gap => IsOpen(Symbols.Mark(gap.TitleSymbols))),
        TableBlock table => TableGapReader.Read(section, table).Where(gap => IsOpen(GapFinisher.StatusOf(gap))),
        _ => [],
    });

    private static bool IsOpen(DocumentStatus status) =>
        status is DocumentStatus.Missing or DocumentStatus.Partial;
}
