using Gapless.Data.Tenancy;

namespace Gapless.Data.Systems;

/// <summary>Where a system runs: dev, staging, prod.</summary>
public sealed class SystemEnvironment : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    public required string Name { get; set; }

    /// <summary>Where probes begin.</summary>
    public required Uri BaseUrl { get; set; }

    public bool IsProduction { get; set; }

    /// <summary>The last scan that succeeded; what it found holds.</summary>
    public Guid? LastScanId { get; set; }

    public DateTimeOffset? LastScannedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }
}
