using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class SystemEvaluatorTests
{
    [Fact]
    public void IsUnknown_WhenNobodyHasLooked()
    {
        var finding = Judge(new Both(), []);

        Assert.Equal((Outcome.Unknown, UnknownReason.Never), (finding.Outcome, finding.Reason));
    }

    [Fact]
    public void TheStrongerMethodDecides_AndTheOtherIsDrift()
    {
        var finding = Judge(new Both(), [Look(Method.Repository, "code", Outcome.Pass), Look(Method.Live, "prod", Outcome.Fail)]);

        Assert.Equal((Outcome.Fail, Method.Live), (finding.Outcome, finding.DecidedBy));
        Assert.Equal(Outcome.Pass, Assert.Single(finding.Drift).Outcome);
    }

    [Fact]
    public void FallsBackToTheRepository_WhenTheLiveLookIsTooOld()
    {
        var old = Look(Method.Live, "prod", Outcome.Fail, Now - Freshness.Live - TimeSpan.FromSeconds(1));

        Assert.Equal(Outcome.Pass, Judge(new Both(), [Look(Method.Repository, "code", Outcome.Pass), old]).Outcome);
    }

    [Fact]
    public void IsPartial_WhenOneRepositoryOfTwoHasIt()
    {
        var finding = Judge(new Both(), [Look(Method.Repository, "api", Outcome.Pass), Look(Method.Repository, "worker", Outcome.Fail)]);

        Assert.Equal(Outcome.Partial, finding.Outcome);
        Assert.StartsWith("worker: ", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void IsUnknown_WhenOneRepositoryOfTwoWasLastReadTooLongAgo()
    {
        var old = Look(Method.Repository, "worker", Outcome.Pass, Now - Freshness.Repository - TimeSpan.FromSeconds(1));

        Assert.Equal((Outcome.Unknown, UnknownReason.Stale), Outcomes(Judge(new Both(), [Look(Method.Repository, "api", Outcome.Pass), old])));
    }

    [Fact]
    public void DoesNotApply_WhenNoTargetHasTheFact_AndAppliesAsSoonAsOneHas()
    {
        Assert.Equal(Outcome.NotApplicable, Judge(new NeedsQueue(), [Look(Method.Repository, "api", Outcome.Pass)]).Outcome);
        Assert.Equal(Outcome.Pass, Judge(new NeedsQueue(), [Look(Method.Repository, "api", Outcome.Pass), Look(Method.Repository, "worker", Outcome.NotApplicable, Now, Fact.Queue)]).Outcome);
    }

    [Fact]
    public void ARepositoryThatDoesNotRunIsNoProof_ForACriticalCheck()
    {
        var live = Look(Method.Live, "prod", Outcome.Unknown) with { Revision = "bbbb" };

        Assert.Equal((Outcome.Unknown, UnknownReason.Stale), Outcomes(Judge(new Both(), [Look(Method.Repository, "code", Outcome.Pass), live])));
    }

    private static (Outcome, UnknownReason?) Outcomes(Finding finding) => (finding.Outcome, finding.Reason);

    private static Finding Judge(Check check, Look[] looks) => SystemEvaluator.Evaluate([check], looks, Now).Single();

    private static Look Look(Method method, string target, Outcome outcome, DateTimeOffset? at = null, params string[] facts)
    {
        var madeAt = at ?? Now;
        var reason = outcome == Outcome.Unknown ? UnknownReason.Blocked : (UnknownReason?)null;
        var result = new MethodResult(method, outcome, reason, $"It is {outcome}.", madeAt, Freshness.Until("a.both", method, madeAt)) { Revision = "aaaa" };
        return new(method, target, new(facts.Select(fact => KeyValuePair.Create(fact, Evidence.Hint(fact)))), method == Method.Repository ? "aaaa" : null,
            new Dictionary<string, MethodResult>(StringComparer.Ordinal) { ["a.both"] = result, ["a.queue"] = result });
    }

    private sealed class Both : Check
    {
        public override CheckInfo Info { get; } = Check("a.both", Priority.Critical, methods: [Method.Live, Method.Repository]);
    }

    private sealed class NeedsQueue : Check
    {
        public override CheckInfo Info { get; } = Check("a.queue", methods: [Method.Repository]) with { AppliesWhen = Condition.All(Fact.Queue) };
    }
}
