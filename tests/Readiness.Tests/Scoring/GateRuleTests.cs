using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class GateRuleTests
{
    private static readonly GateRule Stale = new(null, OnStale: true);

    [Fact]
    public void IsNone_WhenItAsksForNothing()
    {
        Assert.True(GateRule.None.IsNone);
        Assert.All([new(Priority.Low), new(null, OnNew: true), new(null, OnRegressed: true), Stale], (GateRule rule) => Assert.False(rule.IsNone));
    }

    [Fact]
    public void NeedsABaseline_ForWhatIsNewOrRegressed()
    {
        Assert.All([new(null, OnNew: true), new(null, OnRegressed: true)], (GateRule rule) => Assert.True(rule.NeedsBaseline));
        Assert.All([GateRule.None, Stale, new(Priority.Low)], (GateRule rule) => Assert.False(rule.NeedsBaseline));
    }

    [Fact]
    public void FailsOnNewGaps_AndOnThemAlone()
    {
        var before = Baseline.Of([Of("a.b", Priority.Low, Outcome.Unknown), Of("c.d", Priority.Low, Outcome.Pass)]);

        Assert.Equal(["a.b"], Failing(new(null, OnNew: true), before));
        Assert.Equal(["c.d"], Failing(new(null, OnRegressed: true), before));
        Assert.Equal(["a.b", "c.d"], Failing(new(null, OnNew: true, OnRegressed: true), before));
        Assert.Equal(["c.d"], Failing(new(Priority.Medium), before));
        Assert.Equal(["c.d", "a.b"], Failing(new(Priority.Medium, OnNew: true, OnRegressed: true), before));

        static IEnumerable<string> Failing(GateRule rule, Baseline before) =>
            Gate.Judge([Of("a.b", Priority.Low, Outcome.Fail), Of("c.d", Priority.Medium, Outcome.Fail)], [Method.Repository], rule, before, problems: 0).Deciding.Select(finding => finding.Check.Id);
    }

    [Fact]
    public void FailsOnStaleEvidence_AndOnNoOtherSilence()
    {
        var stale = Of("a.b", Priority.Low, Outcome.Unknown) with { Reason = UnknownReason.Stale };

        Assert.Equal(GateVerdict.Failed, Judge(Stale, stale));
        Assert.Equal(GateVerdict.Passed, Judge(GateRule.None, stale));
        Assert.Equal(GateVerdict.Passed, Judge(Stale, stale with { Reason = UnknownReason.Blocked }));
    }

    [Fact]
    public void CountsACheck_WhenAnyOfItsMethodsWasUsed()
    {
        var finding = new Finding(Check("a.b", Priority.High, Category.Security, Aggregation.All, Method.Live, Method.Repository), Outcome.Fail, null, "It is not so.");

        Assert.Equal(GateVerdict.Failed, Judge(new(Priority.High), finding));
        Assert.Equal(GateVerdict.Failed, Gate.Judge([finding], [Method.Repository], new GateRule(null, OnNew: true), Baseline.Of([]), problems: 0).Verdict);
        Assert.Equal(GateVerdict.Passed, Gate.Judge([finding], [Method.Heartbeat], new GateRule(null, OnNew: true), Baseline.Of([]), problems: 0).Verdict);
    }

    [Fact]
    public void KeepsTheFirstVerdict_WhereNothingIsComparedWithABaseline()
    {
        var lost = Of("a.b", Priority.Low, Outcome.Unknown);
        var before = Baseline.Of([Of("a.b", Priority.Low, Outcome.Pass)]);

        Assert.Equal(GateVerdict.Passed, Gate.Judge([lost], [Method.Repository], new GateRule(Priority.High), before, problems: 0).Verdict);
        Assert.Equal(GateVerdict.Undecided, Gate.Judge([lost], [Method.Repository], new GateRule(Priority.High, OnNew: true), before, problems: 0).Verdict);
        Assert.Equal(GateVerdict.Errored, Gate.Judge([lost], [Method.Repository], new GateRule(Priority.High, OnNew: true), before, problems: 1).Verdict);
        Assert.Equal(GateVerdict.Undecided, Gate.Judge([lost], [Method.Repository], new GateRule(Priority.Low, OnNew: true), null, problems: 0).Verdict);
    }

    private static GateVerdict Judge(GateRule rule, Finding finding) => Gate.Judge([finding], [Method.Repository], rule, baseline: null, problems: 0).Verdict;
}
