namespace Gapless.Readiness.Verification;

/// <summary>What a document says against what is proved.</summary>
public enum Quadrant
{
    ClaimedAndProven,

    /// <summary>A tick that nothing supports.</summary>
    ClaimedNotProven,

    /// <summary>A gap that has been closed since, or a virtue nobody mentioned.</summary>
    ProvenNotClaimed,
    Neither,
}
