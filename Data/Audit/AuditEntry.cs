using Gapless.Data.Tenancy;

namespace Gapless.Data.Audit;

/// <summary>
/// One line of the audit log: who did what, when. Lines are only ever added, and each holds the hash of the one before it in its organization, so
/// that a copy shows whether a line was changed or left out.
/// </summary>
public sealed class AuditEntry : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>1, 2, 3 … in its organization, without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who: a member, an API key, or the system itself.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as <c>system.created</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what, such as <c>systems/0190…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>More, as JSON; no secret and no personal data.</summary>
    public required string Details { get; init; }

    /// <summary>The hash of the entry before, or of nothing for the first; 32 bytes.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above; 32 bytes.</summary>
    public required byte[] Hash { get; init; }
}
