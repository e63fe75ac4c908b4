using Gapless.Data.Organizations;
using Gapless.Data.Tenancy;

namespace Gapless.Data.Accounts;

/// <summary>A link that makes whoever opens it a member, once. The link itself is kept nowhere, only its hash.</summary>
public sealed class Invitation : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required MemberRole Role { get; init; }

    /// <summary>Whom it is for; null for whoever holds it.</summary>
    public string? Email { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
