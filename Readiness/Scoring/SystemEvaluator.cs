namespace Gapless.Readiness.Scoring;

/// <summary>
/// Judges a system by the scans of all its repositories and environments, made at different times: the targets of one method are its subjects, and
/// the methods then combine as in a single run. A pure function of the looks and the instant.
/// </summary>
public static class SystemEvaluator
{
    /// <summary>One finding for each check, ordered by id; it carries no evidence, which stays with the looks.</summary>
    public static ImmutableArray<Finding> Evaluate(IEnumerable<Check> catalog, IReadOnlyCollection<Look> looks, DateTimeOffset at)
    {
        var facts = Applicability.FactsOf(FactsOf(looks, Method.Repository), FactsOf(looks, Method.Live));
        var running = looks.FirstOrDefault(look => look.Method == Method.Live && look.Revision is not null)?.Revision;
        return [.. catalog.Select(check => check.Info).OrderBy(info => info.Id, StringComparer.Ordinal).Select(info => Judge(info, looks, facts, running, at))];
    }

    private static FactSet? FactsOf(IReadOnlyCollection<Look> looks, Method method)
    {
        var sets = looks.Where(look => look.Method == method).Select(look => look.Facts).ToList();
        return sets.Count == 0 ? null : sets.Aggregate((all, more) => all.With(more));
    }

    private static Finding Judge(CheckInfo info, IReadOnlyCollection<Look> looks, FactSet facts, string? running, DateTimeOffset at)
    {
        if (info.AppliesWhen.WhyNot(facts) is { } decidingFact)
        {
            return new(info, Outcome.NotApplicable, null, decidingFact);
        }

        var results = looks.Where(look => look.Results.ContainsKey(info.Id))
            .GroupBy(look => look.Method)
            .Select(group => Unite(info, [.. group], at));
        return Combiner.Combine(info, results.ToList(), at, running);
    }

    /// <summary>Several targets of one method are several subjects; what is too old to count says nothing about its target.</summary>
    private static MethodResult Unite(CheckInfo info, Look[] looks, DateTimeOffset at)
    {
        if (looks is [var only])
        {
            return only.Results[info.Id];
        }

        var verdicts = looks.Select(look => (look.Target, Result: look.Results[info.Id])).Select(one => one.Result.IsFreshAt(at)
            ? new Verdict(one.Target, one.Result.Outcome, one.Result.Summary, [], one.Result.Reason)
            : Verdict.Unknown(one.Target, UnknownReason.Stale, "The evidence is too old to count; look again."));
        return Aggregator.Unite(info, looks[0].Method, verdicts, at);
    }
}
