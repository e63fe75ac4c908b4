namespace Gapless.Readiness.Scoring;

/// <summary>A subject that does not meet the check, wholly or half, with what shows it.</summary>
public sealed record UnmetSubject(string Subject, Outcome Outcome, ImmutableArray<Evidence> Evidence);
