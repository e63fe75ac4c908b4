namespace Gapless.Worker.Queue;

/// <summary>A job as it was leased. The attempt and the worker's name are the lease: no two leases of a job have both in common.</summary>
internal sealed record LeasedJob(
    Guid Id,
    Guid OrganizationId,
    string Kind,
    string Payload,
    int Attempt,
    int MostAttempts,
    Guid? SystemId,
    Guid? RequestedBy,
    bool IsCancelled);
