namespace Gapless.Contracts.Documents;

/// <summary>An imported document in a list.</summary>
public sealed record DocumentEntry(Guid Id, string Name, string Title, int Gaps, int Statements, int Revision, DateTimeOffset ImportedAt, StatementQuadrants Quadrants);
