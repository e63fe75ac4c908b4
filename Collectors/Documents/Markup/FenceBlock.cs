namespace Gapless.Collectors.Documents.Markup;

/// <summary>A fenced or indented code block; its lines are raw text.</summary>
internal sealed record FenceBlock(int Line, string Language, IReadOnlyList<TextLine> Lines) : DocumentBlock(Line);
