using Gapless.Data.Tenancy;

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

    public required DateTimeOffset CreatedAt { get; init; }

    public ICollection<SystemEnvironment> Environments { get; } = [];

    public ICollection<SystemRepository> Repositories { get; } = [];

    public uint Version { get; private set; }
}
