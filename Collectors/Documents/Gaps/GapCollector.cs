using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Finds every gap of a document once, whatever its shape.</summary>
internal static partial class GapCollector
{
    public static IReadOnlyList<GapDraft> Collect(IReadOnlyList<Section> sections)
    {
        var free = sections.Where(section => !section.IsGap && !IsInGap(section)).ToList();
        var headings = sections.Where(section => section.IsGap).Select(HeadingGapReader.Read).ToList();
        var gaps = new List<GapDraft>(headings);
        var homes = sections.Where(section => section.IsGap).Select(gap => gap.Parent?.Parent).ToHashSet();
        gaps.AddRange(free.Where(section => headings.Count == 0 ? IsGapSection(section) : IsBesideHeadings(section, homes)).SelectMany(InGapSection));
        // A summary repeats; only where nothing else tells the gaps is it read as a source.
        foreach (var source in (ReadOnlySpan<Func<IReadOnlyList<Section>, IEnumerable<GapDraft>>>)[InAnswers, InSummaries, UnderTitle, InProse])
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
            : [];

    private static IEnumerable<GapDraft> InProse(IReadOnlyList<Section> sections) =>
        sections.Any(section => section.IsTitle && Readiness().IsMatch(section.Text)) && !sections.Any(section => section.Blocks.OfType<ListBlock>().Any())
            ? sections.SelectMany(ProseGapReader.Read)
            : [];

    [GeneratedRegex(@"\b(production|ready|readiness|launch|live|missing|gaps?|blockers?|produktion|produktionsreif|fehlt|prêt|manque|falta|producción|produção|produzione|productie|готов|не хватает|eksik)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Readiness();

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
        TableBlock table => TableGapReader.Read(section, table).Where(gap => IsOpen(GapFinisher.StatusOf(gap))),
        _ => [],
    });

    private static bool IsOpen(DocumentStatus status) =>
        status is DocumentStatus.Missing or DocumentStatus.Partial;
}
