namespace Gapless.Contracts.Scans;

/// <summary>A scan in a list.</summary>
public sealed record ScanEntry
{
    public required Guid Id { get; init; }

    public required string System { get; init; }

    /// <summary>repository or environment.</summary>
    public required string TargetKind { get; init; }

    public required Guid TargetId { get; init; }

    public required string Target { get; init; }

    /// <summary>queued, running, succeeded, failed or cancelled.</summary>
    public required string State { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required string? Revision { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>How many findings differ from the scan before.</summary>
    public required int Changed { get; init; }

    public required string? Error { get; init; }

    /// <summary>The first is 1; it is begun again when a worker died or something failed that may pass. 0 before the first.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Why the attempt before did not end; nothing of it was kept. Null for the first, and once the scan has ended.</summary>
    public string? EarlierError { get; init; }

    /// <summary>The operation to follow while it runs.</summary>
    public required Guid? OperationId { get; init; }
}
