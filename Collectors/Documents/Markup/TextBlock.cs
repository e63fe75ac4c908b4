namespace Gapless.Collectors.Documents.Markup;

/// <summary>A paragraph; its lines are kept apart because key lines share paragraphs.</summary>
internal sealed record TextBlock(int Line, IReadOnlyList<TextLine> Lines) : DocumentBlock(Line);
