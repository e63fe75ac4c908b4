namespace Gapless.Readiness.Scoring;

/// <summary>What one method said about one check, over all subjects.</summary>
/// <param name="MadeAt">When the look was taken.</param>
/// <param name="FreshUntil">The last instant at which it still counts; see <see cref="Freshness"/>.</param>
public sealed record MethodResult(Method Method, Outcome Outcome, UnknownReason? Reason, string Summary, DateTimeOffset MadeAt, DateTimeOffset FreshUntil)
{
    public ImmutableArray<SubjectEvidence> Evidence { get; init; } = [];

    /// <summary>The subjects that fail or are half met.</summary>
    public ImmutableArray<UnmetSubject> Unmet { get; init; } = [];

    /// <summary>The commit that was read, or the one the target reported; null when not known.</summary>
    public string? Revision { get; init; }

    /// <summary>It says something: anything but unknown.</summary>
    public bool IsDecided => Outcome != Outcome.Unknown;

    public bool IsFreshAt(DateTimeOffset instant) => instant <= FreshUntil;
}
