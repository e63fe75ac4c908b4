namespace Gapless.Contracts.Documents;

/// <summary>Something the document says is in place, and the checks that can prove it.</summary>
public sealed record ImportedStrength(string Text, int Line, IReadOnlyList<string> Checks);
