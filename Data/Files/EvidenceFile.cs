using Gapless.Data.Tenancy;

namespace Gapless.Data.Files;

/// <summary>A file that proves something: its bytes lie in evidence storage, never public.</summary>
public sealed class EvidenceFile : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    /// <summary>The gap it is about.</summary>
    public Guid? GapId { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Size { get; init; }

    public required byte[] Digest { get; init; }

    /// <summary>Where the bytes lie in evidence storage.</summary>
    public required string Location { get; init; }

    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}
