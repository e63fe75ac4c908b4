using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class EvaluatorTests
{
    [Fact]
    public void IsAnError_WhenACheckBreaks()
    {
        var finding = Evaluator.Evaluate([new Broken()], new() { At = Now, Repository = Repo.Http() })[0];

        Assert.Equal((Outcome.Unknown, UnknownReason.Error), (finding.Outcome, finding.Reason));
        Assert.Contains("InvalidOperationException", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void DoesNotApply_WhenTheFactIsMissing()
    {
        var finding = Evaluator.Evaluate([new NeedsQueue()], new() { At = Now, Repository = Repo.Http() })[0];

        Assert.Equal((Outcome.NotApplicable, "no queue"), (finding.Outcome, finding.Summary));
    }

    [Fact]
    public void ConcludesNothingFromSilence_WhenOnlyATargetWasProbed() =>
        Assert.Equal(Outcome.Pass, Evaluator.Evaluate([new NeedsQueue()], new() { At = Now, Target = Healthy.Targets.Healthy })[0].Outcome);

    [Fact]
    public void TakesATargetForGranted_WhenTheCodeListens()
    {
        Assert.Equal(Outcome.Unknown, Evaluator.Evaluate([new NeedsTarget()], new() { At = Now, Repository = Repo.Http() })[0].Outcome);
        Assert.Equal(Outcome.NotApplicable, Evaluator.Evaluate([new NeedsTarget()], new() { At = Now, Repository = Repo.Empty })[0].Outcome);
    }

    [Fact]
    public void OrdersFindings_AndTellsOfEach()
    {
        var told = new Told();

        var findings = Evaluator.Evaluate([new NeedsTarget(), new Broken()], new() { At = Now, Repository = Repo.Http() }, told);

        Assert.Equal(["a.broken", "a.target"], findings.Select(finding => finding.Check.Id));
        Assert.Equal(["a.broken", "a.target"], told.Of.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CountsWhatWasSeenBefore()
    {
        var earlier = new MethodResult(Method.Live, Outcome.Fail, null, "It does not answer.", Now.AddHours(-1), Now.AddHours(1));

        var finding = Evaluator.Evaluate([new NeedsTarget()], new() { At = Now, Repository = Repo.Http(), Earlier = new Dictionary<string, ImmutableArray<MethodResult>> { ["a.target"] = [earlier] }.ToImmutableDictionary() })[0];

        Assert.Equal((Outcome.Fail, Method.Live), (finding.Outcome, finding.DecidedBy));
    }

    [Fact]
    public void KnowsWhichMethodsItUsed()
    {
        Assert.Equal([Method.Repository], new Observations { At = Now, Repository = Repo.Empty }.Methods.AsEnumerable());
        Assert.Equal([Method.Live], new Observations { At = Now, Target = Healthy.Targets.Healthy }.Methods.AsEnumerable());
        Assert.Empty(new Observations { At = Now }.Methods);
    }

    private sealed class Told : IProgress<Finding>
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Of { get; } = [];

        public void Report(Finding value) => Of.Add(value.Check.Id);
    }

    private sealed class Broken : Check
    {
        public override CheckInfo Info { get; } = Check("a.broken");

        public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => throw new InvalidOperationException("defect");
    }

    private sealed class NeedsQueue : Check
    {
        public override CheckInfo Info { get; } = Check("a.queue", methods: [Method.Repository, Method.Live]) with { AppliesWhen = Condition.All(Fact.Queue) };

        public override IEnumerable<Verdict> Live(Gapless.Readiness.Targets.TargetFacts target) => [Verdict.Pass("target", "Seen.", Evidence.Seen("seen"))];
    }

    private sealed class NeedsTarget : Check
    {
        public override CheckInfo Info { get; } = Check("a.target", methods: [Method.Live]) with { AppliesWhen = Condition.All(Fact.Target) };
    }
}
