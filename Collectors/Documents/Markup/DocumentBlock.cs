namespace Gapless.Collectors.Documents.Markup;

/// <summary>A block of a document, reduced to what the readers need.</summary>
internal abstract record DocumentBlock(int Line);
