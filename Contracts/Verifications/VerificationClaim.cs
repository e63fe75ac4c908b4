namespace Gapless.Contracts.Verifications;

/// <param name="Against">What is proved and what is possible at most, in words.</param>
public sealed record VerificationClaim(string Text, decimal? Percent, int Line, string Against);
