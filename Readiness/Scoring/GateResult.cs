namespace Gapless.Readiness.Scoring;

/// <summary>What the gate says, and why.</summary>
/// <param name="Deciding">The findings that made the verdict; none for a pass.</param>
public sealed record GateResult(GateVerdict Verdict, ImmutableArray<Finding> Deciding);
