namespace Gapless.Readiness.Scoring;

/// <summary>What was true of one check when the baseline was taken.</summary>
/// <param name="Unmet">The subjects that did not meet it.</param>
public sealed record BaselineEntry(Outcome Outcome, ImmutableSortedSet<string> Unmet);
