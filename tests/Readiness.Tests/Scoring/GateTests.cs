using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class GateTests
{
    [Theory]
    [InlineData(Priority.High, Outcome.Fail, Priority.High, GateVerdict.Failed)]
    [InlineData(Priority.Medium, Outcome.Fail, Priority.High, GateVerdict.Passed)]
    [InlineData(Priority.Critical, Outcome.Partial, Priority.Critical, GateVerdict.Failed)]
    [InlineData(Priority.High, Outcome.Partial, Priority.High, GateVerdict.Passed)]
    [InlineData(Priority.High, Outcome.Unknown, Priority.High, GateVerdict.Undecided)]
    [InlineData(Priority.Low, Outcome.Unknown, Priority.High, GateVerdict.Passed)]
    [InlineData(Priority.High, Outcome.NotApplicable, Priority.Low, GateVerdict.Passed)]
    public void Judges_AtOrAboveTheThreshold(Priority priority, Outcome outcome, Priority threshold, GateVerdict expected) =>
        Assert.Equal(expected, Judge([Of("a.b", priority, outcome)], threshold));

    [Fact]
    public void Passes_WithoutAThreshold() => Assert.Equal(GateVerdict.Passed, Gate.Judge([Of("a.b", Priority.Critical, Outcome.Fail)], [Method.Repository], null, problems: 9).Verdict);

    [Fact]
    public void NeverFailsOrEndsUndecided_ForAMethodThatWasNotAskedFor()
    {
        var live = new Finding(Check("tls.x", Priority.Critical, Category.Security, Aggregation.All, Method.Live), Outcome.Unknown, UnknownReason.Never, "Nobody looked.");
        var both = new Finding(Check("headers.x", Priority.Critical, Category.Security, Aggregation.All, Method.Live, Method.Repository), Outcome.Unknown, UnknownReason.Never, "The repository is silent.");

        Assert.Equal(GateVerdict.Passed, Judge([live, both], Priority.Low));
        Assert.Equal(GateVerdict.Undecided, Gate.Judge([live, both], [Method.Live], Priority.Low, problems: 0).Verdict);
    }

    [Fact]
    public void IsErrored_WhenSomethingBroke()
    {
        var broken = new Finding(Check("a.b"), Outcome.Unknown, UnknownReason.Error, "It broke.");

        Assert.Equal(GateVerdict.Errored, Judge([broken], Priority.High));
        Assert.Equal(GateVerdict.Errored, Gate.Judge([Of("a.b", Priority.High, Outcome.Pass)], [Method.Repository], Priority.Critical, problems: 1).Verdict);
    }

    [Fact]
    public void Fails_WhenSomethingFailsAndSomethingElseBroke() =>
        Assert.Equal(GateVerdict.Failed, Gate.Judge([Of("a.b", Priority.High, Outcome.Fail)], [Method.Repository], Priority.High, problems: 1).Verdict);

    [Fact]
    public void Passes_WhenTheFailureIsWaived() => Assert.Equal(GateVerdict.Passed, Judge([Of("a.b", Priority.High, Outcome.Fail, waived: true)], Priority.High));

    private static GateVerdict Judge(ImmutableArray<Finding> findings, Priority threshold) => Gate.Judge(findings, [Method.Repository], threshold, problems: 0).Verdict;
}
