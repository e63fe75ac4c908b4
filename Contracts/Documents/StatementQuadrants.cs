namespace Gapless.Contracts.Documents;

/// <summary>How many statements are claimed or not, proved or not.</summary>
public sealed record StatementQuadrants(int ClaimedAndProven, int ClaimedNotProven, int ProvenNotClaimed, int Neither);
