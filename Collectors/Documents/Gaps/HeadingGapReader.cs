using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Gaps that are headings (shapes G1 to G5, G9, G11): everything down to the next heading as high is their body.</summary>
internal static class HeadingGapReader
{
    public static GapDraft Read(Section section)
    {
        var gap = Start(section.Heading!, section.Parent);
        GapBodyReader.Read(gap, section.Blocks.Concat(section.Descendants.SelectMany(BlocksBelow)));
        return gap;
    }

    /// <summary>A gap with what its heading says.</summary>
    public static GapDraft Start(HeadingFacts heading, Section? parent)
    {
        var gap = new GapDraft(heading.Title, parent?.DisplayName ?? "", heading.Line)
        {
            Number = heading.Number,
            HeadingState = heading.State,
            TitleSymbols = heading.Symbols,
            SectionPriority = SectionPriorityOf(parent),
            IsOptional = NeededReader.IsOptional(heading.Text),
        };
        GapFields.AddPriority(gap, heading.Priority, PrioritySource.Heading, heading.PriorityText ?? "", heading.Line);
        GapFields.AddPriority(gap, heading.IdentifierPriority, PrioritySource.Identifier, heading.Text, heading.Line);
        GapFields.AddPriority(gap, Symbols.Priority(heading.Symbols), PrioritySource.Symbol, heading.Symbols, heading.Line);
        if (heading.Struck)
        {
            gap.StatusTexts.Add("struck out");
            gap.Status = DocumentStatus.Complete;
        }

        return gap;
    }

    private static IEnumerable<DocumentBlock> BlocksBelow(Section section) =>
        section.Blocks.Prepend(new HeadingBlock(section.Heading!.Line, section.Level, new TextLine(section.Heading.Line, section.Text, null, section.Text, Struck: false)));

    private static SectionPriority? SectionPriorityOf(Section? section)
    {
        for (var current = section; current?.Heading is { } heading && !current.IsTitle; current = current.Parent)
        {
            var words = PriorityWords.ReadWords(heading.Text);
            var symbol = Symbols.Priority(heading.Symbols);
            if (words != DocumentPriority.None || symbol != DocumentPriority.None)
            {
                return new SectionPriority(words, symbol, heading.Text, heading.Line);
            }
        }

        return null;
    }
}
