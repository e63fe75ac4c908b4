namespace Gapless.Contracts.Operations;

/// <summary>Long work that somebody asked for.</summary>
public sealed record Operation
{
    public required Guid Id { get; init; }

    /// <summary>What is done, such as <c>scan.repository</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>waiting, running, succeeded, dead or cancelled.</summary>
    public required string State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required OperationProgress? Progress { get; init; }

    /// <summary>The first is 1; it is begun again when a worker died or something failed that may pass. 0 before the first.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Why the attempt before did not end, for people; nothing of it was kept. Null for the first, and once the operation has succeeded.</summary>
    public string? EarlierError { get; init; }

    /// <summary>Why it failed, for people.</summary>
    public required string? Error { get; init; }

    /// <summary>Where its result is, once there is one.</summary>
    public required string? Result { get; init; }
}
