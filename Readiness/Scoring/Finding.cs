namespace Gapless.Readiness.Scoring;

/// <summary>The outcome of one check for one system at one instant, with everything that supports or contradicts it.</summary>
/// <param name="Reason">Set exactly when the outcome is unknown.</param>
/// <param name="Summary">One sentence that names the deciding fact; for a check that does not apply, that fact.</param>
public sealed record Finding(CheckInfo Check, Outcome Outcome, UnknownReason? Reason, string Summary)
{
    /// <summary>The method that decided; null when none did.</summary>
    public Method? DecidedBy { get; init; }

    public ImmutableArray<SubjectEvidence> Evidence { get; init; } = [];

    /// <summary>The subjects that do not meet the check, as the deciding method saw them.</summary>
    public ImmutableArray<UnmetSubject> Unmet { get; init; } = [];

    /// <summary>Methods whose fresh word differs from the outcome.</summary>
    public ImmutableArray<Drift> Drift { get; init; } = [];

    /// <summary>A valid waiver lies over the outcome; it never replaces it.</summary>
    public bool IsWaived { get; init; }

    public bool Applies => Outcome != Outcome.NotApplicable;

    /// <summary>Somebody has shown it, one way or the other.</summary>
    public bool IsDecided => Outcome is Outcome.Pass or Outcome.Partial or Outcome.Fail;
}
