using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Sections;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Outlines;

/// <summary>Which headings are gaps of their own (shapes G1 to G5, G9 and G11) and which only hold some.</summary>
internal static class GapHeadings
{
    public static bool IsGap(Section section)
    {
        if (section.Heading is null || section.IsTitle || IsElsewhere(section) || IsPartOfGap(section) || HoldsGaps(section))
        {
            return false;
        }

        // "### P0: Blocker" names a group; "### P0: Backups" is a gap.
        if (section.Heading.Number is ['P', >= '0' and <= '4'] && PriorityWords.ReadWhole(section.Heading.Title) is not null)
        {
            return false;
        }

        if (!section.HasNumber && (KeyLine.ReadHeading(section.Text, 0) is not null || (section.GapKeys == 0 && PhaseReader.IsPeriod(section.Text))))
        {
            return false;
        }

        var inGaps = section.Parent is { Kind: SectionKind.Gaps or SectionKind.MustFix };
        if (section.HasNumber)
        {
            return inGaps || section.GapKeys > 0 || IsUnfinished(section) || (section.OwnKind is SectionKind.None or SectionKind.Gaps && SiblingHasKeys(section));
        }

        if (section.OwnKind == SectionKind.Status || (section.OwnKind is not (SectionKind.None or SectionKind.Gaps) && section.GapKeys < 2))
        {
            return false;
        }

        return (section.GapKeys > 1 && (inGaps || GapKeyCounter.StartsWithKey(section))) || (inGaps && (section.GapKeys > 0 || IsLeafWithBody(section)));
    }

    private static bool IsElsewhere(Section section) =>
        section.Parent?.Kind is SectionKind.Noise or SectionKind.Future or SectionKind.Architecture or SectionKind.Matrix
            or SectionKind.QuickFixes or SectionKind.Estimate or SectionKind.Phases
        || (section.Parent?.Kind == SectionKind.Checklist && !(section.HasNumber && section.TellsState))
        || (section.Parent?.Kind == SectionKind.Strengths && !IsUnfinished(section))
        || section.OwnKind is SectionKind.Noise or SectionKind.Future or SectionKind.Phases && !section.HasNumber;

    /// <summary>Among what is there, "3. ⚠️ Dashboard" is only begun.</summary>
    private static bool IsUnfinished(Section section) =>
        section.HasNumber && Symbols.Mark(section.Heading!.Symbols) is DocumentStatus.Partial or DocumentStatus.Missing;

    /// <summary>A heading below a gap is a part of it.</summary>
    private static bool IsPartOfGap(Section section) => section.Parent is { } parent && (parent.IsGap || IsPartOfGap(parent));

    private static bool HoldsGaps(Section section) =>
        section.Descendants.Any(below => KeyLine.ReadHeading(below.Text, 0) is null && (below.HasNumber || (below.GapKeys > 1 && !IsBoldPart(section, below))) && !IsLetteredPart(section, below))
        || HoldsItems(section)
        || (section.Blocks.OfType<TableBlock>().Any(IssueTables.Names) && !section.Blocks.OfType<TextBlock>().SelectMany(text => text.Lines).Any(line => KeyLine.Read(line) is { Field: FieldKind.Status or FieldKind.Impact or FieldKind.Priority }))
        || IsArea(section)
        || (section.OwnKind == SectionKind.Gaps && section.GapKeys < 2 && section.Children.Count(child => !section.HasNumber || child.Level < HeadingBlock.BoldLineLevel) > 1);

    /// <summary>"8.1 Blocking issues (P0)" over numbered items with keys of their own names those, and is none itself.</summary>
    private static bool HoldsItems(Section section) =>
        section.OwnKind is SectionKind.Gaps or SectionKind.MustFix
        && section.GapKeys == 0
        && section.Blocks.OfType<ListBlock>().Any(list => list.Items.Count(item => item.Text.Bold is not null && item.Nested.Any(below => KeyLine.Read(below.Text) is not null)) * 2 > list.Items.Count);

    /// <summary>
    /// "2. Technical stack (95 %)" over ticked and crossed lists, without a status, an impact or a fix of its own, is an area: what is crossed
    /// are its gaps, what is ticked its strengths.
    /// </summary>
    public static bool IsArea(Section section)
    {
        if (!section.HasNumber)
        {
            return section is { Heading: not null, IsTitle: false, Level: > 2 } && section.Children.Exists(IsGoodPart) && section.Children.Exists(IsBadPart);
        }

        if (section.Blocks.OfType<TextBlock>().SelectMany(text => text.Lines).Any(line => KeyLine.Read(line) is { Field: not FieldKind.Other, Value.Length: > 0 }))
        {
            return false;
        }

        if (section.Children.Exists(IsGoodPart) || section.Children.Exists(IsBadPart))
        {
            return true;
        }

        var marks = section.Children.Where(child => child.Level >= HeadingBlock.BoldLineLevel).Prepend(section)
            .SelectMany(part => part.Blocks.OfType<ListBlock>()).SelectMany(list => list.Items)
            .Select(item => Symbols.Mark(Symbols.SplitStart(item.Text.Text).Symbols)).ToList();
        var hasStrengths = section.Children.Exists(child => child.OwnKind == SectionKind.Strengths) || marks.Count(mark => mark == DocumentStatus.Complete) > 1;
        return hasStrengths && marks.Any(mark => mark is DocumentStatus.Missing or DocumentStatus.Partial);
    }

    /// <summary>"✅ Strengths" below "5. Security": what stands under it is no need of a gap.</summary>
    private static bool IsGoodPart(Section section) =>
        section is { HasNumber: false, OwnKind: SectionKind.Strengths, Level: < HeadingBlock.BoldLineLevel } && IsTitled(section) && section.Blocks.OfType<ListBlock>().Any();

    /// <summary>"❌ Critical issues" below "5. Security", over items that are gaps themselves.</summary>
    public static bool IsBadPart(Section section) =>
        section is { HasNumber: false, Level: < HeadingBlock.BoldLineLevel } && IsTitled(section)
        && (section.OwnKind is SectionKind.Gaps or SectionKind.MustFix || (section.OwnKind == SectionKind.None && Symbols.Mark(section.Heading!.Symbols) is DocumentStatus.Missing or DocumentStatus.Partial))
        && section.Descendants.Prepend(section).SelectMany(part => part.Blocks).OfType<ListBlock>().Any(list => list.Items.Count > 1 && GapBullets.LookLikeGaps(list));

    /// <summary>"What's missing" is a key of the gap above it, "Security concerns" is a title.</summary>
    private static bool IsTitled(Section section) => section.Heading is { } heading && KeyLine.ReadHeading(heading.Text, 0) is null;

    /// <summary>Keys behind a bold line in the middle of a numbered gap belong to the gap.</summary>
    private static bool IsBoldPart(Section section, Section below) => section.HasNumber && below.Level >= HeadingBlock.BoldLineLevel;

    /// <summary>Below "3. Sessions" with a status of its own, "A. Rules" is a part.</summary>
    private static bool IsLetteredPart(Section section, Section below) =>
        section is { HasNumber: true, GapKeys: > 0 } && char.IsAsciiDigit(section.Heading!.Number![0]) && below.Heading?.Number is [>= 'A' and <= 'Z'];

    private static bool SiblingHasKeys(Section section) =>
        section.Parent?.Children.Any(sibling => sibling.HasNumber && sibling.GapKeys > 0) ?? false;

    /// <summary>An unnumbered heading right under a gap section: a gap with its needs, unless its bullets are the gaps.</summary>
    private static bool IsLeafWithBody(Section section) =>
        section.Children.Count == 0
        && section.OwnKind == SectionKind.None
        && section.Blocks.Count > 0
        && !section.Blocks.Any(block => block is TableBlock table && TableColumns.Read(table.Header) is not { Describes: true })
        && !section.Blocks.OfType<ListBlock>().Any(list => GapBullets.LookLikeGaps(list));
}
