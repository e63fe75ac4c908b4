using Gapless.Data.Tenancy;
using Gapless.Readiness.Scoring;

namespace Gapless.Data.Systems;

/// <summary>The thing being made ready.</summary>
public sealed class TrackedSystem : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in addresses, unique in the organization.</summary>
    public required string Slug { get; set; }

    public string? Description { get; set; }

    /// <summary>How much hangs on it; some priorities rise with it.</summary>
    public Tier Tier { get; set; } = Tier.Standard;

    /// <summary>This installation, which watches over itself.</summary>
    public bool IsInstallation { get; init; }

    /// <summary>The evaluation that holds; null until somebody has looked.</summary>
    public Guid? EvaluationId { get; set; }

    /// <summary>When its readiness was last computed, changed or not.</summary>
    public DateTimeOffset? EvaluatedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ICollection<SystemEnvironment> Environments { get; } = [];

    public ICollection<SystemRepository> Repositories { get; } = [];

    public uint Version { get; private set; }
}
