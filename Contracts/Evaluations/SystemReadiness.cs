using Gapless.Contracts.Scans;

namespace Gapless.Contracts.Evaluations;

/// <summary>The readiness of a system: computed, never typed in.</summary>
public sealed record SystemReadiness
{
    /// <summary>go, goWithAcceptedRisk, notProven or noGo.</summary>
    public required string Decision { get; init; }

    /// <summary>A to E, or ?.</summary>
    public required string Level { get; init; }

    /// <summary>Null when there is too little evidence for one.</summary>
    public required ScanBar? Bar { get; init; }

    public required ScanCounts Counts { get; init; }

    public required ScanLevelNeed? Next { get; init; }

    /// <summary>The checks that keep the decision from GO, most important first.</summary>
    public required IReadOnlyList<Blocker> Blockers { get; init; }

    public required IReadOnlyList<CategoryEntry> Categories { get; init; }

    /// <summary>The outcome of every check, by id; empty in a list of systems.</summary>
    public required IReadOnlyList<CheckOutcome> Checks { get; init; }

    /// <summary>Since when it is so.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was last computed.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }
}
