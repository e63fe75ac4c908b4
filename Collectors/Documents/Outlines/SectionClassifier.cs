using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Outlines;

/// <summary>Decides what each section is and which headings are gaps, in document order.</summary>
internal static class SectionClassifier
{
    public static void Classify(List<Section> sections)
    {
        Section? lastGapSection = null;
        foreach (var section in sections)
        {
            if (IsInverted(section, lastGapSection))
            {
                Attach(section, lastGapSection);
            }
            else if (section.OwnKind != SectionKind.None && !section.HasNumber && !IsInGap(section) && KeyLine.ReadHeading(section.Text, 0) is null)
            {
                lastGapSection = section.OwnKind == SectionKind.Gaps ? section : null;
            }

            section.IsGap = GapHeadings.IsGap(section);
            section.IsArea = !section.IsGap && GapHeadings.IsArea(section) && !KeepsItsChildren(KindOf(section));
            section.Kind = section.IsGap ? SectionKind.Gaps : section.IsArea ? SectionKind.None : KindOf(section);
        }
    }

    public static void Attach(Section section, Section? parent)
    {
        section.Parent?.Children.Remove(section);
        section.Parent = parent;
        parent?.Children.Add(section);
    }

    /// <summary>A numbered heading that stands as high as the gap section before it belongs to that section all the same.</summary>
    private static bool IsInverted(Section section, Section? gapSection) =>
        gapSection is not null && section.HasNumber && section.Level <= gapSection.Level && section.GapKeys > 0 && !Encloses(gapSection, section) && !GapHeadings.IsArea(section);

    private static bool IsInGap(Section section) => section.Parent is { } parent && (parent.IsGap || IsInGap(parent));

    private static bool Encloses(Section outer, Section section) =>
        section.Parent is { } parent && (parent == outer || Encloses(outer, parent));

    private static SectionKind KindOf(Section section)
    {
        var inherited = section.Parent?.Kind ?? SectionKind.None;
        if (section.Parent is { IsArea: true } && section.OwnKind == SectionKind.None && GapHeadings.IsBadPart(section))
        {
            return SectionKind.Gaps;
        }

        // "Current state" below "❌ Too few tests" tells what is wrong.
        if (section.OwnKind == SectionKind.Status && inherited == SectionKind.Gaps && section.Parent is { IsGap: false, IsInArea: true })
        {
            return inherited;
        }

        // "12.3 Plan" below "12. Summary" is the plan all the same.
        if ((KeepsItsChildren(inherited) && !(inherited == SectionKind.Matrix && section.OwnKind == SectionKind.Phases)) || section.OwnKind == SectionKind.None)
        {
            return inherited;
        }

        return inherited == SectionKind.Phases && section.OwnKind is not (SectionKind.Checklist or SectionKind.Estimate) ? inherited : section.OwnKind;
    }

    /// <summary>Under a checklist, "High Priority Items" is a group of the checklist and no gap section.</summary>
    private static bool KeepsItsChildren(SectionKind kind) =>
        kind is SectionKind.Noise or SectionKind.Future or SectionKind.Architecture or SectionKind.Matrix or SectionKind.Checklist
            or SectionKind.QuickFixes or SectionKind.Estimate;
}
