using Gapless.Data.Tenancy;
using Gapless.Readiness.Checks;

namespace Gapless.Data.Gaps;

/// <summary>A change of a gap, and why it changed. The history is only ever added to.</summary>
public sealed class GapChange : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    public required Guid GapId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null at the first look.</summary>
    public Outcome? Before { get; init; }

    public required Outcome After { get; init; }

    public UnknownReason? Reason { get; init; }

    public required ChangeCause Cause { get; init; }

    /// <summary>The revision or version that the cause names.</summary>
    public string? CauseDetail { get; init; }

    /// <summary>The deciding fact.</summary>
    public required string Summary { get; init; }

    public Guid? ScanId { get; init; }
}
