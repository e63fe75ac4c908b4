namespace Gapless.Readiness.Scoring;

/// <summary>How much rests on the system. It shifts the bar, never the facts, and is printed on every report.</summary>
public enum Tier
{
    /// <summary>High checks of reliability, observability, recovery, frontend and governance (but privacy) are read as medium.</summary>
    Experimental,

    /// <summary>Priorities as written.</summary>
    Standard,

    /// <summary>Medium checks of reliability, recovery, security and observability are read as high.</summary>
    Critical,
}
