namespace Gapless.Contracts.Verifications;

/// <param name="Kind">strength, gap or checklist.</param>
/// <param name="Claimed">The document says that it is done or there.</param>
/// <param name="Quadrant">claimedAndProven, claimedNotProven, provenNotClaimed or neither.</param>
public sealed record VerificationStatement(string Kind, string Text, int Line, bool Claimed, string Status, string Quadrant, IReadOnlyList<string> Checks);
