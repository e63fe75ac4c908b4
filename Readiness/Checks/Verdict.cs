namespace Gapless.Readiness.Checks;

/// <summary>What one check says about one subject by one method.</summary>
/// <param name="Subject">What is judged: a component, file, workload, target, or <c>system</c>.</param>
/// <param name="Summary">One sentence in plain words that names the deciding fact.</param>
/// <param name="Reason">Set exactly when the outcome is <see cref="Outcome.Unknown"/>.</param>
public sealed record Verdict(string Subject, Outcome Outcome, string Summary, ImmutableArray<Evidence> Evidence, UnknownReason? Reason = null)
{
    public const string WholeSystem = "system";

    public static Verdict Pass(string subject, string summary, params IEnumerable<Evidence> evidence) =>
        new(subject, Outcome.Pass, summary, [.. evidence]);

    public static Verdict Partial(string subject, string summary, params IEnumerable<Evidence> evidence) =>
        new(subject, Outcome.Partial, summary, [.. evidence]);

    public static Verdict Fail(string subject, string summary, params IEnumerable<Evidence> evidence) =>
        new(subject, Outcome.Fail, summary, [.. evidence]);

    /// <summary>What could not be collected is unknown with its reason, never a failure.</summary>
    public static Verdict Unknown(string subject, UnknownReason reason, string summary, params IEnumerable<Evidence> evidence) =>
        new(subject, Outcome.Unknown, summary, [.. evidence], reason);

    /// <summary>The summary names the fact that says so.</summary>
    public static Verdict NotApplicable(string subject, string decidingFact, params IEnumerable<Evidence> evidence) =>
        new(subject, Outcome.NotApplicable, decidingFact, [.. evidence]);
}
