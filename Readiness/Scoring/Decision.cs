namespace Gapless.Readiness.Scoring;

/// <summary>Whether to launch.</summary>
public enum Decision
{
    Go,
    GoWithAcceptedRisk,
    NotProven,
    NoGo,
}
