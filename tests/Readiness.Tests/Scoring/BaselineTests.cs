using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class BaselineTests
{
    private static readonly GateRule Worse = new(null, OnNew: true, OnRegressed: true);

    private static Finding Unmet(Outcome outcome, params string[] subjects) =>
        Of("a.b", Priority.Low, outcome) with { Unmet = [.. subjects.Select(subject => new UnmetSubject(subject, Outcome.Fail, []))] };

    private static BaselineChange Change(Finding before, Finding after) => Baseline.Of([before]).ChangeOf(after);

    private static GateVerdict Judge(Finding before, Finding after, GateRule? rule = null, int problems = 0) =>
        Gate.Judge([after], [Method.Repository], rule ?? Worse, Baseline.Of([before]), problems).Verdict;

    [Theory]
    [InlineData(Outcome.Pass, Outcome.Fail, BaselineChange.Regressed)]
    [InlineData(Outcome.Pass, Outcome.Partial, BaselineChange.Regressed)]
    [InlineData(Outcome.Partial, Outcome.Fail, BaselineChange.Regressed)]
    [InlineData(Outcome.Fail, Outcome.Partial, BaselineChange.None)]
    [InlineData(Outcome.Fail, Outcome.Pass, BaselineChange.Met)]
    [InlineData(Outcome.Unknown, Outcome.Fail, BaselineChange.New)]
    [InlineData(Outcome.NotApplicable, Outcome.Partial, BaselineChange.New)]
    [InlineData(Outcome.Unknown, Outcome.Pass, BaselineChange.None)]
    [InlineData(Outcome.Pass, Outcome.Unknown, BaselineChange.None)]
    public void KnowsWhatChanged(Outcome before, Outcome after, BaselineChange change) => Assert.Equal(change, Change(Of("a.b", Priority.Low, before), Of("a.b", Priority.Low, after)));

    [Fact]
    public void AFurtherSubjectIsNew()
    {
        Assert.Equal(BaselineChange.None, Change(Unmet(Outcome.Fail, "x", "y"), Unmet(Outcome.Fail, "x")));
        Assert.Equal(BaselineChange.New, Change(Unmet(Outcome.Fail, "x"), Unmet(Outcome.Fail, "x", "y")));
    }

    [Fact]
    public void ACheckThatTheBaselineDoesNotKnowIsNew() => Assert.Equal(BaselineChange.New, Change(Of("c.d", Priority.Low, Outcome.Pass), Unmet(Outcome.Fail, "x")));

    [Fact]
    public void FailsOnWhatGotWorse_Alone()
    {
        Assert.Equal(GateVerdict.Passed, Judge(Unmet(Outcome.Fail, "x"), Unmet(Outcome.Fail, "x")));
        Assert.Equal(GateVerdict.Failed, Judge(Of("a.b", Priority.Low, Outcome.Pass), Unmet(Outcome.Fail, "x")));
        Assert.Equal(GateVerdict.Passed, Judge(Of("a.b", Priority.Low, Outcome.Pass), Unmet(Outcome.Fail, "x"), new(null, OnNew: true)));
        Assert.Equal(GateVerdict.Passed, Judge(Of("a.b", Priority.Low, Outcome.Pass), Unmet(Outcome.Fail, "x") with { IsWaived = true }));
        Assert.Equal(GateVerdict.Failed, Judge(Unmet(Outcome.Fail, "x"), Unmet(Outcome.Fail, "x"), new(Priority.Low, OnNew: true)));
    }

    [Fact]
    public void FailsClosed()
    {
        var lost = Of("a.b", Priority.Low, Outcome.Unknown);
        Assert.Equal(GateVerdict.Undecided, Judge(Of("a.b", Priority.Low, Outcome.Pass), lost));
        Assert.Equal(GateVerdict.Errored, Judge(Of("a.b", Priority.Low, Outcome.Pass), lost with { Reason = UnknownReason.Error }));
        Assert.Equal(GateVerdict.Errored, Judge(Unmet(Outcome.Fail, "x"), Unmet(Outcome.Fail, "x"), problems: 1));
    }

    [Fact]
    public void FailsOnStaleEvidence() =>
        Assert.Equal(GateVerdict.Failed, Gate.Judge([Of("a.b", Priority.Low, Outcome.Unknown) with { Reason = UnknownReason.Stale }], [Method.Repository], new(null, OnStale: true), null, 0).Verdict);
}
