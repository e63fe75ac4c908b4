namespace Gapless.Collectors.Documents.Markup;

internal sealed record TableBlock(int Line, IReadOnlyList<TextLine> Header, IReadOnlyList<IReadOnlyList<TextLine>> Rows) : DocumentBlock(Line);
