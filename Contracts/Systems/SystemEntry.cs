using Gapless.Contracts.Evaluations;

namespace Gapless.Contracts.Systems;

/// <summary>A system in the portfolio.</summary>
public sealed record SystemEntry
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Tier { get; init; }

    /// <summary>This installation, which watches over itself.</summary>
    public required bool IsInstallation { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null until somebody has looked.</summary>
    public required SystemReadiness? Readiness { get; init; }
}
