using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.SelfAssessment;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class RowStatesTests
{
    [Fact]
    public void KnowsAll77_EachWithChecksOfTheRightForm()
    {
        Assert.Equal(77, KnownGaps.All.Select(gap => gap.Number).Distinct().Count());
        Assert.Equal([14, 15, 19, 20, 9], KnownGaps.All.GroupBy(gap => gap.Number[..2]).OrderBy(group => group.Key).Select(group => group.Count()));
        Assert.All(KnownGaps.All, gap => Assert.All(gap.Checks, id => Assert.Matches("^[a-z]+\\.[a-z0-9-]+$", id)));
        Assert.All(KnownGaps.All, gap => Assert.NotEmpty(gap.Checks));
    }

    [Fact]
    public void IsProved_WhenEachCheckPassesByItsStrongestMethod() =>
        Assert.Equal(RowState.Proved, State(Of("a.code", Outcome.Pass, Method.Repository, Method.Repository), Of("a.live", Outcome.Pass, Method.Live, Method.Live, Method.Repository)));

    [Fact]
    public void IsDeclared_WhenOnlyTheRepositorySaysWhatARunningSystemCouldShow() =>
        Assert.Equal(RowState.Declared, State(Of("a.code", Outcome.Pass, Method.Repository, Method.Repository), Of("a.live", Outcome.Pass, Method.Repository, Method.Live, Method.Repository)));

    [Fact]
    public void NeedsAPerson_WhenOnlyASignatureIsMissing() =>
        Assert.Equal(RowState.NeedsAPerson, State(Of("a.code", Outcome.Pass, Method.Repository, Method.Repository), Of("a.signed", Outcome.Unknown, null, Method.Attestation)));

    [Theory]
    [InlineData(Outcome.Fail)]
    [InlineData(Outcome.Partial)]
    [InlineData(Outcome.Unknown)]
    public void IsOpen_WhenACheckIsNotMet(Outcome outcome) =>
        Assert.Equal(RowState.Open, State(Of("a.code", Outcome.Pass, Method.Repository, Method.Repository), Of("a.live", outcome, null, Method.Live)));

    [Fact]
    public void IsOpen_WhenACheckIsNotInTheCatalogue_OrNoneApplies()
    {
        Assert.Equal(RowState.Open, RowStates.Of(new("S9.1", "Gap", "Closed.", ["a.none"]), new Dictionary<string, Finding>(StringComparer.Ordinal)));
        Assert.Equal(RowState.Open, State(Of("a.code", Outcome.NotApplicable, null, Method.Repository)));
    }

    private static RowState State(params Finding[] findings) =>
        RowStates.Of(new("S9.1", "Gap", "Closed.", [.. findings.Select(finding => finding.Check.Id)]), findings.ToDictionary(finding => finding.Check.Id, StringComparer.Ordinal));

    private static Finding Of(string id, Outcome outcome, Method? decidedBy, params Method[] methods) =>
        new(Check(id, methods: methods), outcome, outcome == Outcome.Unknown ? UnknownReason.Never : null, "So it is.") { DecidedBy = decidedBy };
}
