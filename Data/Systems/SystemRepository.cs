using Gapless.Data.Tenancy;

namespace Gapless.Data.Systems;

/// <summary>A repository of a system.</summary>
public sealed class SystemRepository : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    public required string Name { get; set; }

    public required RepositorySource Source { get; set; }

    /// <summary>The address or path, by source; null for an archive.</summary>
    public string? Location { get; set; }

    /// <summary>The last scan that succeeded; what it found holds.</summary>
    public Guid? LastScanId { get; set; }

    public DateTimeOffset? LastScannedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; private set; }
}
