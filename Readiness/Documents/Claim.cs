namespace Gapless.Readiness.Documents;

/// <summary>A figure the document gives about the whole. It is quoted and never used as a score.</summary>
public sealed record Claim
{
    public required string Text { get; init; }

    public required int Line { get; init; }

    public required ClaimKind Kind { get; init; }

    public decimal? Percent { get; init; }

    /// <summary>It describes the time after the work ("98% ready" under "AFTER").</summary>
    public bool IsFuture { get; init; }
}
