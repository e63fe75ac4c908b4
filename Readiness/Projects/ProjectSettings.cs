using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Projects;

/// <summary>What a team says about its repository in <c>gapless.yaml</c>.</summary>
public sealed record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();

    /// <summary>The system's name, or null.</summary>
    public string? System { get; init; }

    public Tier Tier { get; init; } = Tier.Standard;

    /// <summary>Ids or patterns of the only checks to run; all when there are none.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    public ImmutableArray<SkippedCheck> Skipped { get; init; } = [];

    /// <summary>Priorities that differ from the catalogue's, by check id.</summary>
    public ImmutableSortedDictionary<string, Priority> Priorities { get; init; } = ImmutableSortedDictionary<string, Priority>.Empty;

    /// <summary>The team's own checks, each with its tests.</summary>
    public ImmutableArray<CustomCheck> Checks { get; init; } = [];

    /// <summary>Gives findings the priorities that the team set.</summary>
    public ImmutableArray<Finding> Prioritise(ImmutableArray<Finding> findings) =>
        [.. findings.Select(finding => Priorities.TryGetValue(finding.Check.Id, out var priority) ? finding with { Check = finding.Check with { Priority = priority } } : finding)];
}
