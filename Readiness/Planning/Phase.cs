namespace Gapless.Readiness.Planning;

/// <summary>When a step's turn comes; the order of the members is that of the plan.</summary>
public enum Phase
{
    /// <summary>It holds up the launch, and something has to change.</summary>
    FixBeforeLaunch,

    /// <summary>It holds up the launch, and nobody knows yet.</summary>
    ShowBeforeLaunch,

    FixNext,

    Then,
}
