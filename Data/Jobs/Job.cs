using Gapless.Data.Tenancy;

namespace Gapless.Data.Jobs;

/// <summary>Work that runs outside a request: one idempotent pass. It is leased, so that a worker that dies loses nothing.</summary>
public sealed class Job : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Which pass, such as <c>scan</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the pass needs to know, as JSON.</summary>
    public required string Payload { get; init; }

    public JobState State { get; set; }

    public int Attempts { get; set; }

    public int MostAttempts { get; init; } = 5;

    /// <summary>Not before then.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The worker that has it, and until when unless it says that it is still alive.</summary>
    public string? LeasedBy { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>At most one unfinished job of an organization has it: asking twice gives one job.</summary>
    public string? Key { get; init; }

    /// <summary>The system it concerns.</summary>
    public Guid? SystemId { get; init; }

    /// <summary>The account that asked; null for a schedule.</summary>
    public Guid? RequestedBy { get; init; }

    /// <summary>A running job is asked to end; it ends when it next looks.</summary>
    public DateTimeOffset? CancelRequestedAt { get; set; }

    /// <summary>How far it is, as JSON.</summary>
    public string? Progress { get; set; }

    /// <summary>What came of it, as JSON.</summary>
    public string? Result { get; set; }

    /// <summary>Why the last attempt failed, for people.</summary>
    public string? Error { get; set; }
}
