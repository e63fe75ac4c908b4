using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;

namespace Gapless.Readiness.Tests.Healthy;

/// <summary>Says in one line what a check must make of one subject.</summary>
internal static class Judged
{
    public static Verdict Passes(Check check, TargetFacts target) => Ends(Outcome.Pass, check.Live(target));

    public static Verdict IsPartial(Check check, TargetFacts target) => Ends(Outcome.Partial, check.Live(target));

    public static Verdict Fails(Check check, TargetFacts target) => Ends(Outcome.Fail, check.Live(target));

    public static Verdict DoesNotApply(Check check, TargetFacts target) => Ends(Outcome.NotApplicable, check.Live(target));

    public static Verdict IsUnknown(Check check, TargetFacts target, UnknownReason reason)
    {
        var verdict = Ends(Outcome.Unknown, check.Live(target));
        Assert.Equal(reason, verdict.Reason);
        return verdict;
    }

    /// <summary>Exactly one verdict, with this outcome and a sentence.</summary>
    public static Verdict Ends(Outcome expected, IEnumerable<Verdict> verdicts)
    {
        var verdict = Assert.Single(verdicts);
        Assert.True(expected == verdict.Outcome, $"expected {expected}, but {verdict.Outcome}: {verdict.Summary}");
        Assert.NotEmpty(verdict.Summary);
        Assert.Equal(verdict.Outcome == Outcome.Unknown, verdict.Reason is not null);
        return verdict;
    }
}
