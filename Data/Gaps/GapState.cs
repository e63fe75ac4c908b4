namespace Gapless.Data.Gaps;

/// <summary>Whether a gap is there.</summary>
public enum GapState
{
    Open,
    Closed,

    /// <summary>Open again after it had been closed.</summary>
    Regressed,
}
