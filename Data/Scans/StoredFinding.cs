using Gapless.Data.Tenancy;
using Gapless.Readiness.Checks;

namespace Gapless.Data.Scans;

/// <summary>
/// What one method said about one check at one target, from the scan that first said so until the scan that said otherwise. A scan that finds the
/// same again adds nothing: when it was last seen is the target's last scan.
/// </summary>
public sealed class StoredFinding : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    /// <summary>The repository or the environment.</summary>
    public required Guid TargetId { get; init; }

    public required string CheckId { get; init; }

    public required Method Method { get; init; }

    public required Outcome Outcome { get; init; }

    public UnknownReason? Reason { get; init; }

    public required string Summary { get; init; }

    /// <summary>Evidence, masked, as the JSON of <c>gapless.scan/1</c>.</summary>
    public required string Evidence { get; init; }

    /// <summary>SHA-256 over outcome, reason, summary and evidence, without what differs at every look: by it the same is known to be the same.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The scan that first said so.</summary>
    public required Guid ScanId { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When a scan said otherwise; null while it holds.</summary>
    public DateTimeOffset? Until { get; set; }
}
