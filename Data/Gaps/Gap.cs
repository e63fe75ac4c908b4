using Gapless.Data.Tenancy;
using Gapless.Readiness.Checks;

namespace Gapless.Data.Gaps;

/// <summary>One check that is not met in one system, or was not: kept after it closes, for its history.</summary>
public sealed class Gap : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    public required string CheckId { get; init; }

    public required GapState State { get; set; }

    /// <summary>The priority of the check in this system, as a number so that the database can order by it.</summary>
    public required int Priority { get; set; }

    public required Outcome Outcome { get; set; }

    public UnknownReason? Reason { get; set; }

    public required string Summary { get; set; }

    public required DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The member who sees to it.</summary>
    public Guid? OwnerId { get; set; }

    public DateOnly? DueOn { get; set; }

    public uint Version { get; private set; }
}
