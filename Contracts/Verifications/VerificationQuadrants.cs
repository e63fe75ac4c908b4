namespace Gapless.Contracts.Verifications;

/// <summary>How many statements fall where.</summary>
public sealed record VerificationQuadrants(int ClaimedAndProven, int ClaimedNotProven, int ProvenNotClaimed, int Neither);
