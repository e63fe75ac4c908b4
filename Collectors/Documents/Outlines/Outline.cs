namespace Gapless.Collectors.Documents.Outlines;

/// <summary>The sections of a document in their order, classified.</summary>
internal sealed record Outline(string Title, IReadOnlyList<Section> Sections);
