namespace Gapless.Readiness.Targets;

/// <summary>What the owner said about a target.</summary>
public sealed record TargetDeclaration
{
    public static TargetDeclaration None { get; } = new();

    public bool IsProduction { get; init; }

    /// <summary>It is reached from inside only; a registered private certificate authority is then acceptable.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The API is for everybody: its documentation and schema are public on purpose.</summary>
    public bool IsPublicApi { get; init; }

    /// <summary>The health endpoint, where it is not at one of the usual places.</summary>
    public string? HealthPath { get; init; }

    /// <summary>Paths that must refuse anonymous callers.</summary>
    public ImmutableArray<string> ProtectedPaths { get; init; } = [];

    /// <summary>Origins that must be able to call the API from a browser.</summary>
    public ImmutableArray<string> AllowedOrigins { get; init; } = [];

    /// <summary>Commits that were scanned; a running version that names one of them is tied to its source.</summary>
    public ImmutableArray<string> Revisions { get; init; } = [];
}
