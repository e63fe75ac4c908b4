namespace Gapless.Readiness.Scoring;

/// <summary>What one run has to go on. A part that was not looked at is null, and then nothing is concluded from its silence.</summary>
public sealed record Observations
{
    /// <summary>The instant at which the run counts as made.</summary>
    public required DateTimeOffset At { get; init; }

    public RepositoryFacts? Repository { get; init; }

    public TargetFacts? Target { get; init; }

    /// <summary>The commit that the target reports as running, when it reports one.</summary>
    public string? RunningRevision { get; init; }

    /// <summary>Results of earlier looks, heartbeats and attestations, by check id.</summary>
    public ImmutableDictionary<string, ImmutableArray<MethodResult>> Earlier { get; init; } =
        ImmutableDictionary<string, ImmutableArray<MethodResult>>.Empty;

    /// <summary>The methods this run used; a gate judges by these alone.</summary>
    public ImmutableArray<Method> Methods =>
    [
        .. Enumerable.Repeat(Method.Repository, Repository is null ? 0 : 1),
        .. Enumerable.Repeat(Method.Live, Target is null ? 0 : 1),
    ];
}
