using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Outlines;

/// <summary>Cuts blocks into sections and nests them.</summary>
internal static class OutlineReader
{
    private const int LongestBoldHeading = 90;

    public static Outline Read(IReadOnlyList<DocumentBlock> blocks)
    {
        var sections = Cut(blocks);
        Nest(sections);
        GapKeyCounter.Count(sections);
        SectionClassifier.Classify(sections);
        var title = sections.FirstOrDefault(section => section.IsTitle)?.Heading?.Text;
        return new Outline(title ?? TitleInFrontMatter(blocks) ?? "", sections);
    }

    private static List<Section> Cut(IReadOnlyList<DocumentBlock> blocks)
    {
        var sections = new List<Section> { new(null) };
        var hasTitle = false;
        for (var index = 0; index < blocks.Count; index++)
        {
            if (AsHeading(blocks, index) is not { } heading)
            {
                sections[^1].Blocks.Add(blocks[index]);
                continue;
            }

            var facts = HeadingReader.Read(heading);
            var isTitle = !hasTitle && IsTitle(facts, sections.Count);
            hasTitle |= isTitle;
            sections.Add(new Section(facts) { IsTitle = isTitle, OwnKind = isTitle ? SectionKind.None : OwnKind(facts) });
        }

        return sections;
    }

    private static bool IsTitle(HeadingFacts facts, int sectionsBefore) => facts.Number is null && (facts.Level == 1 || sectionsBefore == 1 && facts.Level == 2);

    /// <summary>A heading of symbols and a tick alone says "strengths"; words decide otherwise.</summary>
    private static SectionKind OwnKind(HeadingFacts facts)
    {
        // In "### Backups (critical)" the priority belongs to a gap; "## Critical" is a section.
        var text = facts is { Level: > 2, PriorityText: not null } ? facts.Title : facts.Text;
        var kind = SectionWords.Read(facts.Number is [>= '0' and <= '9', ..] ? HeadingReader.TakeNumber(text).Remainder : text);
        // "Screens to build (the backend is already done)" is no strength, "Bug fixes (35 issues)" is one.
        if (text.IndexOf(" (", StringComparison.Ordinal) is > 0 and var open && SectionWords.Read(HeadingReader.TakeNumber(text[..open]).Remainder) is var outside && (kind == SectionKind.Strengths || outside == SectionKind.Strengths))
        {
            kind = outside;
        }

        return kind == SectionKind.None && facts.Number is null && Symbols.IsDone(facts.Symbols) ? SectionKind.Strengths : kind;
    }

    private static HeadingBlock? AsHeading(IReadOnlyList<DocumentBlock> blocks, int index) => blocks[index] switch
    {
        HeadingBlock heading => heading,
        TextBlock { Lines: [{ Bold: { } bold } line] } when IsBoldHeading(bold, line) && NextIsContent(blocks, index) =>
            new HeadingBlock(line.Line, HeadingBlock.BoldLineLevel, line),
        _ => null,
    };

    private static bool IsBoldHeading(string bold, TextLine line) =>
        bold.Length <= LongestBoldHeading
        && !line.Rest.Any(char.IsLetterOrDigit)
        && bold[^1] is not ('.' or '!' or '?' or ',')
        && KeyLine.Read(line) is null or { Field: FieldKind.Other };

    private static bool NextIsContent(IReadOnlyList<DocumentBlock> blocks, int index) =>
        index + 1 < blocks.Count && blocks[index + 1] is ListBlock or TableBlock or FenceBlock;

    /// <summary>Levels nest; only a numbered gap below its section ("## 1." under "### Critical") breaks the rule, and is put right later.</summary>
    private static void Nest(List<Section> sections)
    {
        var open = new Stack<Section>();
        foreach (var section in sections)
        {
            while (open.Count > 0 && open.Peek().Level >= section.Level)
            {
                open.Pop();
            }

            SectionClassifier.Attach(section, open.Count > 0 ? open.Peek() : null);
            open.Push(section);
        }
    }

    private static string? TitleInFrontMatter(IReadOnlyList<DocumentBlock> blocks) =>
        blocks.OfType<FenceBlock>().FirstOrDefault(fence => fence.Language is "front-matter")?.Lines
            .Select(line => line.Text)
            .FirstOrDefault(text => text.StartsWith("title:", StringComparison.OrdinalIgnoreCase))?[6..].Trim().Trim('"', '\'');
}
