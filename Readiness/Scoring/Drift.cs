namespace Gapless.Readiness.Scoring;

/// <summary>A method that disagrees with the one that decided: the repository says so, the wire does not, or the other way round.</summary>
public sealed record Drift(Method Method, Outcome Outcome, string Summary);
