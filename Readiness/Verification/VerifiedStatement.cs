using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Verification;

/// <summary>Something a document asserts, held against proof.</summary>
/// <param name="IsClaimed">The document says that it is done or there.</param>
public sealed record VerifiedStatement(StatementKind Kind, string Text, int Line, bool IsClaimed, ItemStatus Status, ImmutableArray<string> Checks)
{
    public bool IsProven => Status == ItemStatus.Pass;

    public Quadrant Quadrant => (IsClaimed, IsProven) switch
    {
        (true, true) => Quadrant.ClaimedAndProven,
        (true, false) => Quadrant.ClaimedNotProven,
        (false, true) => Quadrant.ProvenNotClaimed,
        _ => Quadrant.Neither,
    };
}
