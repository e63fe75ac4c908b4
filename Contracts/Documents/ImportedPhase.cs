namespace Gapless.Contracts.Documents;

/// <summary>A step of the document's own plan.</summary>
public sealed record ImportedPhase(string Title, string? Estimate, IReadOnlyList<string> Items, int Line);
