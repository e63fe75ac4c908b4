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

    /// <summary>Why the last attempt failed, for people.</summary>
    public string? Error { get; set; }
}
