namespace Gapless.Readiness.Checks;

/// <summary>What closing the gap usually costs one engineer.</summary>
public enum Effort
{
    /// <summary>Less than half a day.</summary>
    Small,

    /// <summary>Half a day to three days.</summary>
    Medium,

    /// <summary>More than three days.</summary>
    Large,
}
