using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class AggregatorTests
{
    private const Outcome Pass = Outcome.Pass, Partial = Outcome.Partial, Fail = Outcome.Fail, Unknown = Outcome.Unknown, NotApplicable = Outcome.NotApplicable;

    [Theory]
    [InlineData(Pass, Pass, Pass)]
    [InlineData(Fail, Fail, Fail)]
    [InlineData(Partial, Pass, Fail)]
    [InlineData(Partial, Partial)]
    [InlineData(Partial, Partial, Partial)]
    [InlineData(Partial, Partial, Fail)]
    [InlineData(Pass, Pass, NotApplicable)]
    [InlineData(Fail, NotApplicable, Fail)]
    [InlineData(NotApplicable, NotApplicable, NotApplicable)]
    [InlineData(Unknown)]
    [InlineData(Unknown, Unknown, NotApplicable)]
    [InlineData(Unknown, Pass, Unknown)]
    [InlineData(Partial, Fail, Unknown)]
    public void CombinesSubjects_WhenAllHaveToPass(Outcome expected, params Outcome[] subjects) => Assert.Equal(expected, Aggregate(Aggregation.All, subjects).Outcome);

    [Theory]
    [InlineData(Fail, Pass, Fail, Unknown)]
    [InlineData(Partial, Pass, Partial, Unknown)]
    [InlineData(Unknown, Pass, Unknown)]
    [InlineData(Pass, Pass, NotApplicable)]
    [InlineData(NotApplicable, NotApplicable)]
    [InlineData(Unknown)]
    public void CombinesSubjects_WhenOneFailureIsEnough(Outcome expected, params Outcome[] subjects) => Assert.Equal(expected, Aggregate(Aggregation.AnyFail, subjects).Outcome);

    [Fact]
    public void CapsAtPartial_WhenOnlyHintsSupportAPass()
    {
        var verdict = Verdict.Pass("api", "The package is there.", Evidence.Hint("in the manifest"));

        var result = Aggregator.Aggregate(Findings.Check("a.b"), Method.Repository, [verdict], Findings.Now);

        Assert.Equal(Partial, result.Outcome);
        Assert.Contains("hint only", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_WhenADependencyIsEnough()
    {
        var verdict = Verdict.Pass("api", "The package is there.", Evidence.Hint("in the manifest"));

        var result = Aggregator.Aggregate(Findings.Check("a.b") with { DependencyIsEnough = true }, Method.Repository, [verdict], Findings.Now);

        Assert.Equal(Pass, result.Outcome);
    }

    [Fact]
    public void NamesTheFailingSubject_WhenSubjectsDiffer()
    {
        var verdicts = new[] { Subject("api", Pass), Subject("worker", Fail), Subject("web", Fail) };

        var result = Aggregator.Aggregate(Findings.Check("a.b"), Method.Repository, verdicts, Findings.Now);

        Assert.Equal("worker: It is Fail. (and 1 more)", result.Summary);
        Assert.Equal("worker", result.Evidence[0].Subject);
    }

    [Fact]
    public void GivesTheWorstReason_WhenSeveralAreUnknown()
    {
        var verdicts = new[] { Verdict.Unknown("a", UnknownReason.Never, "n"), Verdict.Unknown("b", UnknownReason.Error, "e"), Verdict.Unknown("c", UnknownReason.Blocked, "b") };

        Assert.Equal(UnknownReason.Error, Aggregator.Aggregate(Findings.Check("a.b"), Method.Live, verdicts, Findings.Now).Reason);
    }

    [Fact]
    public void NamesNoSubject_WhereThereIsOnlyOneOrTheWholeSystem()
    {
        Assert.Equal("It is Fail.", Aggregate(Aggregation.All, [Fail]).Summary);
        Assert.Equal("It is Fail.", Aggregator.Aggregate(Findings.Check("a.b"), Method.Repository, [Subject(Verdict.WholeSystem, Fail), Subject("api", Pass)], Findings.Now).Summary);
        Assert.Equal("s0: It is Fail.", Aggregate(Aggregation.All, [Fail, Pass]).Summary);
    }

    [Theory]
    [InlineData(Method.Live, "The target shows nothing either way.")]
    [InlineData(Method.Repository, "The repository shows nothing either way.")]
    public void SaysWhoWasSilent(Method method, string summary) => Assert.Equal(summary, Aggregator.Aggregate(Findings.Check("a.b"), method, [], Findings.Now).Summary);

    [Fact]
    public void KeepsTheEvidenceOfAll_AndWhatIsUnmet()
    {
        var result = Aggregator.Aggregate(Findings.Check("a.b"), Method.Repository, [Subject("a", Pass), Subject("b", Fail), Subject("c", Partial), Subject("d", Unknown)], Findings.Now);

        Assert.Equal(["b", "a", "c", "d"], result.Evidence.Select(one => one.Subject));
        Assert.Equal([("b", Fail), ("c", Partial)], result.Unmet.Select(unmet => (unmet.Subject, unmet.Outcome)));
    }

    [Fact]
    public void Passes_WhenOneOfSeveralHintsIsMore()
    {
        var verdict = Verdict.Pass("api", "It is used.", Evidence.Hint("in the manifest"), Evidence.Strong("called", new("a.cs", 1)));

        Assert.Equal(Pass, Aggregator.Aggregate(Findings.Check("a.b"), Method.Repository, [verdict], Findings.Now).Outcome);
    }

    private static MethodResult Aggregate(Aggregation aggregation, Outcome[] subjects) => Aggregator.Aggregate(
        Findings.Check("a.b", aggregation: aggregation), Method.Repository, subjects.Select((outcome, number) => Subject($"s{number}", outcome)), Findings.Now);

    private static Verdict Subject(string name, Outcome outcome) =>
        new(name, outcome, $"It is {outcome}.", [Evidence.Certain("seen")], outcome == Unknown ? UnknownReason.Never : null);
}
