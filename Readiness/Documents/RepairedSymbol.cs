namespace Gapless.Readiness.Documents;

/// <summary>One damaged run of characters and what it was read as.</summary>
public sealed record RepairedSymbol(int Line, string Damaged, string Repaired, RepairCertainty Certainty);
