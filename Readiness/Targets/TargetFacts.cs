namespace Gapless.Readiness.Targets;

/// <summary>Everything the prober learned from one running target in one run.</summary>
public sealed record TargetFacts
{
    public required Uri BaseUrl { get; init; }

    /// <summary>The facts the answers show: target, target:web, target:api, internet, cookie-auth.</summary>
    public FactSet Facts { get; init; } = FactSet.Empty;
}
