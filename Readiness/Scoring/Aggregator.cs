namespace Gapless.Readiness.Scoring;

/// <summary>Makes one result out of the verdicts on several subjects (catalogue B0.1).</summary>
public static class Aggregator
{
    public static MethodResult Aggregate(CheckInfo info, Method method, IEnumerable<Verdict> verdicts, DateTimeOffset madeAt) =>
        Unite(info, method, verdicts.Select(verdict => CapHints(info, verdict)), madeAt);

    /// <summary>The same for verdicts whose evidence is not at hand: that hints alone are no proof has been seen to before.</summary>
    public static MethodResult Unite(CheckInfo info, Method method, IEnumerable<Verdict> verdicts, DateTimeOffset madeAt)
    {
        ImmutableArray<Verdict> all = [.. verdicts];
        var outcome = info.Aggregation == Aggregation.AnyFail ? WorstOf(all) : ShareOf(all);
        var deciding = Deciding(all, outcome);
        return new(method, outcome, ReasonOf(outcome, all), Summarise(all, deciding, method), madeAt, Freshness.Until(info.Id, method, madeAt))
        {
            Evidence = [.. Ordered(all, deciding).SelectMany(verdict => verdict.Evidence.Select(one => new SubjectEvidence(method, verdict.Subject, one)))],
            Unmet = [.. all.Where(verdict => verdict.Outcome is Outcome.Fail or Outcome.Partial).Select(verdict => new UnmetSubject(verdict.Subject, verdict.Outcome, verdict.Evidence))],
        };
    }

    /// <summary>The commonest false pass in this field: the package is in the manifest and nothing calls it.</summary>
    private static Verdict CapHints(CheckInfo info, Verdict verdict) =>
        verdict.Outcome == Outcome.Pass && !info.DependencyIsEnough && verdict.Evidence.All(one => one.Confidence == Confidence.Hint)
            ? verdict with { Outcome = Outcome.Partial, Summary = verdict.Summary.TrimEnd('.') + ": a hint only, nothing shows that it is in use." }
            : verdict;

    private static Outcome ShareOf(ImmutableArray<Verdict> verdicts)
    {
        if (verdicts.Length == 0)
        {
            return Outcome.Unknown;
        }

        var decided = verdicts.Where(verdict => verdict.Outcome is Outcome.Pass or Outcome.Partial or Outcome.Fail).ToList();
        var unknown = verdicts.Any(verdict => verdict.Outcome == Outcome.Unknown);
        if (decided.Count == 0)
        {
            return unknown ? Outcome.Unknown : Outcome.NotApplicable;
        }

        if (decided.TrueForAll(verdict => verdict.Outcome == Outcome.Pass))
        {
            return unknown ? Outcome.Unknown : Outcome.Pass;
        }

        return decided.TrueForAll(verdict => verdict.Outcome == Outcome.Fail) && !unknown ? Outcome.Fail : Outcome.Partial;
    }

    private static Outcome WorstOf(ImmutableArray<Verdict> verdicts)
    {
        ReadOnlySpan<Outcome> worstFirst = [Outcome.Fail, Outcome.Partial, Outcome.Unknown, Outcome.Pass, Outcome.NotApplicable];
        foreach (var outcome in worstFirst)
        {
            if (verdicts.Any(verdict => verdict.Outcome == outcome))
            {
                return outcome;
            }
        }

        return Outcome.Unknown;
    }

    private static UnknownReason? ReasonOf(Outcome outcome, ImmutableArray<Verdict> verdicts)
    {
        if (outcome != Outcome.Unknown)
        {
            return null;
        }

        var reasons = verdicts.Where(verdict => verdict.Outcome == Outcome.Unknown).Select(verdict => verdict.Reason ?? UnknownReason.Never);
        return reasons.DefaultIfEmpty(UnknownReason.Never).Max();
    }

    /// <summary>The verdicts that made the outcome what it is: those that share it, or the worst ones when subjects differ.</summary>
    private static ImmutableArray<Verdict> Deciding(ImmutableArray<Verdict> verdicts, Outcome outcome)
    {
        ImmutableArray<Verdict> failing = [.. verdicts.Where(verdict => verdict.Outcome == Outcome.Fail)];
        return outcome == Outcome.Partial && failing.Length > 0 ? failing : [.. verdicts.Where(verdict => verdict.Outcome == outcome)];
    }

    private static IEnumerable<Verdict> Ordered(ImmutableArray<Verdict> verdicts, ImmutableArray<Verdict> deciding) =>
        deciding.Concat(verdicts.Where(verdict => !deciding.Contains(verdict)));

    private static string Summarise(ImmutableArray<Verdict> verdicts, ImmutableArray<Verdict> deciding, Method method)
    {
        if (deciding is not [var first, ..])
        {
            return method == Method.Live ? "The target shows nothing either way." : "The repository shows nothing either way.";
        }

        var subject = verdicts.Length == 1 || first.Subject.Equals(Verdict.WholeSystem, StringComparison.Ordinal) ? "" : first.Subject + ": ";
        var more = deciding.Length > 1 ? $" (and {deciding.Length - 1} more)" : "";
        return subject + first.Summary + more;
    }
}
