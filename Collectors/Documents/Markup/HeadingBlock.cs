namespace Gapless.Collectors.Documents.Markup;

/// <summary>A heading. A lone bold line that works as one has a level below all real ones.</summary>
internal sealed record HeadingBlock(int Line, int Level, TextLine Text) : DocumentBlock(Line)
{
    public const int BoldLineLevel = 7;
}
