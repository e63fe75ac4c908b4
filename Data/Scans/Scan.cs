using Gapless.Data.Tenancy;

namespace Gapless.Data.Scans;

/// <summary>One run over a repository snapshot or an environment.</summary>
public sealed class Scan : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    public required TargetKind TargetKind { get; init; }

    /// <summary>The repository or the environment.</summary>
    public required Guid TargetId { get; init; }

    /// <summary>The job that does it; its progress is the scan's.</summary>
    public Guid? JobId { get; set; }

    public ScanState State { get; set; }

    /// <summary>Who asked: <c>user:…</c>, <c>schedule</c>, or <c>confirmation</c> for a second look.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Where an uploaded archive lies in evidence storage; null once it has been read.</summary>
    public string? Archive { get; set; }

    /// <summary>The commit that was read, or that the target reported.</summary>
    public string? Revision { get; set; }

    public int Files { get; set; }

    public long Bytes { get; set; }

    /// <summary>What the target is made of: names of facts, by which checks apply.</summary>
    public IList<string> Facts { get; set; } = [];

    /// <summary>Components, as the JSON of <c>gapless.scan/1</c>.</summary>
    public string? Components { get; set; }

    /// <summary>Parts that could not be read, as the JSON of <c>gapless.scan/1</c>.</summary>
    public string? Problems { get; set; }

    /// <summary>The version of the catalogue that judged.</summary>
    public string? Catalogue { get; set; }

    /// <summary>Why it failed, for people.</summary>
    public string? Error { get; set; }

    /// <summary>How many findings differ from the scan before.</summary>
    public int Changed { get; set; }
}
