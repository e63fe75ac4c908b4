namespace Gapless.Contracts.Scans;

/// <summary>One observed thing. Fields that do not concern it are null.</summary>
public sealed record ScanEvidence
{
    /// <summary>repo, live, heartbeat or attest.</summary>
    public required string Method { get; init; }

    /// <summary>claimed, declared, observed or exercised.</summary>
    public required string Rung { get; init; }

    public required string Subject { get; init; }

    /// <summary>certain, strong or hint.</summary>
    public required string Confidence { get; init; }

    public required string Message { get; init; }

    public string? Path { get; init; }

    /// <summary>From 1; null when the whole file or no file is meant.</summary>
    public int? Line { get; init; }

    public string? Excerpt { get; init; }

    public ScanExchange? Exchange { get; init; }
}
