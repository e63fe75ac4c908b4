namespace Gapless.Readiness.Scoring;

/// <summary>What makes a run fail; any one of them is enough.</summary>
/// <param name="Threshold">A check of this priority or above that is not met; null for none.</param>
/// <param name="OnNew">A check, or a subject of it, that was not unmet in the baseline.</param>
/// <param name="OnRegressed">A check that was met in the baseline, or half met and now is not.</param>
/// <param name="OnStale">A check whose evidence has become too old.</param>
public sealed record GateRule(Priority? Threshold, bool OnNew = false, bool OnRegressed = false, bool OnStale = false)
{
    public static GateRule None { get; } = new((Priority?)null);

    public bool IsNone => Threshold is null && !OnNew && !OnRegressed && !OnStale;

    public bool NeedsBaseline => OnNew || OnRegressed;
}
