using System.Text.RegularExpressions;

namespace Gapless.Readiness.Scoring;

/// <summary>Runs a catalogue over what was observed. Whatever a check does, the run ends: a check that breaks is unknown, never a pass.</summary>
public static class Evaluator
{
    /// <summary>One finding for each check, ordered by id. Checks are pure, so they are judged side by side.</summary>
    /// <param name="progress">Told of each finding as it is made, by any thread.</param>
    public static ImmutableArray<Finding> Evaluate(IEnumerable<Check> catalog, Observations observed, IProgress<Finding>? progress = null)
    {
        var facts = Applicability.FactsOf(observed);
        observed = Introduce(observed);
        var checks = catalog.ToImmutableArray();
        var findings = new Finding[checks.Length];
        Parallel.For(0, checks.Length, index => findings[index] = Told(Judge(checks[index], observed, facts), progress));
        return [.. findings.OrderBy(finding => finding.Check.Id, StringComparer.Ordinal)];
    }

    private static Finding Told(Finding finding, IProgress<Finding>? progress)
    {
        progress?.Report(finding);
        return finding;
    }

    /// <summary>Where both were looked at, live checks know what the code depends on; the repository is told the time, which no check reads by itself.</summary>
    private static Observations Introduce(Observations observed) => observed.Repository is not { } repository ? observed : observed with
    {
        Repository = repository with { At = observed.At },
        Target = observed.Target is { } target ? target with { Facts = target.Facts.With(repository.Facts) } : null,
    };

    private static Finding Judge(Check check, Observations observed, FactSet facts)
    {
        if (check.Info.AppliesWhen.WhyNot(facts) is { } decidingFact)
        {
            return new(check.Info, Outcome.NotApplicable, null, decidingFact);
        }

        var results = Look(check, observed).Concat(observed.Earlier.GetValueOrDefault(check.Info.Id, []));
        return Combiner.Combine(check.Info, results.ToList(), observed.At, observed.RunningRevision);
    }

    private static IEnumerable<MethodResult> Look(Check check, Observations observed)
    {
        if (observed.Repository is { } repository && check.Info.Methods.Contains(Method.Repository))
        {
            yield return Guard(check, Method.Repository, observed.At, () => check.Repository(repository)) with { Revision = repository.Revision };
        }

        if (observed.Target is { } target && check.Info.Methods.Contains(Method.Live))
        {
            yield return Guard(check, Method.Live, observed.At, () => check.Live(target)) with { Revision = observed.RunningRevision };
        }
    }

    /// <summary>A check must not throw. If one does, that is our defect, and the person is told that this check could not be judged.</summary>
    private static MethodResult Guard(Check check, Method method, DateTimeOffset at, Func<IEnumerable<Verdict>> look, bool isAgain = false)
    {
        try
        {
            return Aggregator.Aggregate(check.Info, method, look(), at);
        }
        // The limit of a pattern is one of time, and a busy machine reaches it with innocent text.
        catch (RegexMatchTimeoutException) when (!isAgain)
        {
            return Guard(check, method, at, look, isAgain: true);
        }
#pragma warning disable CA1031 // one broken check must not take the others with it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var broken = Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Error, $"The check itself broke ({exception.GetType().Name}); please report it.");
            return Aggregator.Aggregate(check.Info, method, [broken], at);
        }
    }
}
