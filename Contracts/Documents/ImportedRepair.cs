namespace Gapless.Contracts.Documents;

/// <summary>Symbols that were read exactly, restored after a byte had been lost, or picked among several.</summary>
public sealed record ImportedRepair(int Exact, int Restored, int Ambiguous);
