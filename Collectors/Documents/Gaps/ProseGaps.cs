using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Where the sentences of a document are gaps: in its gap sections, and anywhere when it tells them in no other way.</summary>
internal static partial class ProseGaps
{
    /// <summary>Sentences between the lists of a gap section: "We also do not have a staging environment."</summary>
    public static IReadOnlyList<GapDraft> Beside(IReadOnlyList<Section> sections, List<GapDraft> gaps)
    {
        if (gaps.Count == 0)
        {
            return [];
        }

        var found = new List<GapDraft>();
        foreach (var gap in sections.Where(section => section is { Kind: SectionKind.Gaps or SectionKind.MustFix, IsSummary: false, IsInChecklist: false }).SelectMany(ProseGapReader.Read))
        {
            if (!gaps.Exists(known => known.Line == gap.Line) && TitleSimilarity.Closest(gaps, gap.Title) is null)
            {
                found.Add(gap);
            }
        }

        return found;
    }

    public static IEnumerable<GapDraft> InDocument(IReadOnlyList<Section> sections)
    {
        if (!sections.Any(section => section.IsTitle && Readiness().IsMatch(section.Text)))
        {
            return [];
        }

        var lists = sections.SelectMany(section => section.Blocks.OfType<ListBlock>()).ToList();
        return lists.Count == 0 || (lists.TrueForAll(list => list.Items.All(item => item.Ticked is null)) && SaysNotReady(sections))
            ? sections.Where(section => section.Kind is SectionKind.None or SectionKind.Status or SectionKind.Gaps or SectionKind.MustFix).SelectMany(section => ProseGapReader.Read(section).Concat(Announced(section)))
            : [];
    }

    /// <summary>"Before launch we must also:" announces gaps.</summary>
    private static IEnumerable<GapDraft> Announced(Section section)
    {
        for (var index = 1; index < section.Blocks.Count; index++)
        {
            if (section.Blocks[index] is ListBlock list && section.Blocks[index - 1] is TextBlock { Lines: [.., var intro] } && Announcement().IsMatch(intro.Text))
            {
                foreach (var gap in BulletGapReader.Read(section, list))
                {
                    yield return gap;
                }
            }
        }
    }

    private static bool SaysNotReady(IReadOnlyList<Section> sections) =>
        sections.SelectMany(section => section.Blocks.OfType<TextBlock>()).SelectMany(text => text.Lines).Any(line => NotReady().IsMatch(line.Text));

    [GeneratedRegex(@"\b(production|ready|readiness|launch|live|missing|gaps?|blockers?|produktion|produktionsreif|fehlt|prêt|manque|falta|producción|produção|produzione|productie|готов|не хватает|eksik)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Readiness();

    [GeneratedRegex(@"\b(not (yet )?(be )?(production[- ]ready|ready)|not (yet )?(fit|suitable) for production|nicht (produktionsreif|bereit)|pas (encore )?prêt|no está list[oa]|não está pront[oa]|niet productieklaar|не готов|hazır değil|nie jest gotow[aey])\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NotReady();

    [GeneratedRegex(@"\b(must|need|needs|todo|to do|missing|remaining|still open|before (the )?(launch|release|production|going live)|müssen|fehlt|fehlen|il faut|manque|falta|faltan|moet|ontbreekt|нужно|eksik)\b[^:]{0,60}:\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Announcement();
}
