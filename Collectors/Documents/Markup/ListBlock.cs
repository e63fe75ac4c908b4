namespace Gapless.Collectors.Documents.Markup;

internal sealed record ListBlock(int Line, bool Ordered, IReadOnlyList<ListEntry> Items) : DocumentBlock(Line);
