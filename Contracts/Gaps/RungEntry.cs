namespace Gapless.Contracts.Gaps;

/// <summary>What one rung of proof says of a check.</summary>
/// <param name="Rung">claimed, declared, observed or exercised.</param>
/// <param name="Outcome">An outcome; for claimed: says done, or says missing.</param>
/// <param name="At">When it was last looked at.</param>
public sealed record RungEntry(string Rung, string Outcome, string Summary, DateTimeOffset? At);
