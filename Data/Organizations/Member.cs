using Gapless.Data.Tenancy;

namespace Gapless.Data.Organizations;

/// <summary>A person in an organization.</summary>
public sealed class Member : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>The account, which may be a member of several organizations.</summary>
    public required Guid UserId { get; init; }

    public required MemberRole Role { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }

    public uint Version { get; private set; }
}
