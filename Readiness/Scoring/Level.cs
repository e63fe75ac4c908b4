namespace Gapless.Readiness.Scoring;

/// <summary>How far down the list the decision holds.</summary>
public enum Level
{
    /// <summary>Too little is decided to say.</summary>
    Undetermined,

    /// <summary>Proven in production.</summary>
    A,

    /// <summary>Ready.</summary>
    B,

    /// <summary>Launchable.</summary>
    C,

    /// <summary>Close.</summary>
    D,

    /// <summary>Not ready.</summary>
    E,
}
