namespace Gapless.Readiness.Scoring;

/// <summary>What a waiver is worth at one instant.</summary>
/// <param name="Problem">What is wrong with it or why it no longer counts, as a sentence; null when it is in force.</param>
public sealed record WaiverStanding(Waiver Waiver, bool InForce, string? Problem);
