using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class CombinerTests
{
    private static readonly CheckInfo LiveFirst = Check("headers.x", Priority.High, Category.Security, Aggregation.All, Method.Live, Method.Repository, Method.Attestation);

    [Fact]
    public void TakesTheStrongestMethod_WhenBothAreFresh()
    {
        var finding = Combine(Result(Method.Repository, Outcome.Pass), Result(Method.Live, Outcome.Fail));

        Assert.Equal(Outcome.Fail, finding.Outcome);
        Assert.Equal(Method.Live, finding.DecidedBy);
        var drift = Assert.Single(finding.Drift);
        Assert.Equal((Method.Repository, Outcome.Pass), (drift.Method, drift.Outcome));
    }

    [Fact]
    public void TakesTheWeakerMethod_WhenTheStrongerSaysNothing()
    {
        var finding = Combine(Result(Method.Live, Outcome.Unknown, reason: UnknownReason.Blocked), Result(Method.Repository, Outcome.Partial));

        Assert.Equal((Outcome.Partial, Method.Repository), (finding.Outcome, finding.DecidedBy));
    }

    [Fact]
    public void TakesTheWeakerMethod_WhenTheStrongerIsStale()
    {
        var finding = Combine(Result(Method.Live, Outcome.Pass, age: TimeSpan.FromHours(25)), Result(Method.Repository, Outcome.Fail));

        Assert.Equal(Outcome.Fail, finding.Outcome);
    }

    [Theory]
    [InlineData(Method.Live, 25, UnknownReason.Stale)]
    [InlineData(Method.Repository, 24 * 31, UnknownReason.Stale)]
    public void IsUnknown_WhenTheOnlyEvidenceHasLapsed(Method method, int hours, UnknownReason expected)
    {
        var finding = Combine(Result(method, Outcome.Pass, age: TimeSpan.FromHours(hours)));

        Assert.Equal((Outcome.Unknown, expected), (finding.Outcome, finding.Reason));
    }

    [Fact]
    public void IsExpired_WhenTheAttestationHasRunOut()
    {
        var attested = new MethodResult(Method.Attestation, Outcome.Pass, null, "Signed.", Now.AddDays(-200), Now.AddDays(-20));

        Assert.Equal(UnknownReason.Expired, Combiner.Combine(LiveFirst, [attested], Now).Reason);
    }

    [Fact]
    public void IsNeverShown_WhenNothingWasLookedAt() => Assert.Equal((Outcome.Unknown, UnknownReason.Never), (Combine().Outcome, Combine().Reason));

    [Fact]
    public void PrefersADecidedMethod_WhenTheStrongerDoesNotApply()
    {
        var finding = Combine(Result(Method.Live, Outcome.NotApplicable), Result(Method.Repository, Outcome.Fail));

        Assert.Equal(Outcome.Fail, finding.Outcome);
    }

    [Fact]
    public void DoesNotApply_WhenNoMethodSaysOtherwise() =>
        Assert.Equal(Outcome.NotApplicable, Combine(Result(Method.Live, Outcome.NotApplicable), Result(Method.Repository, Outcome.Unknown, reason: UnknownReason.Never)).Outcome);

    [Fact]
    public void IsNotEnough_WhenTheRepositoryIsNotWhatRuns()
    {
        var critical = Check("db.x", Priority.Critical);
        var scanned = Result(Method.Repository, Outcome.Pass) with { Revision = "aaaa1111" };

        Assert.Equal(Outcome.Unknown, Combiner.Combine(critical, [scanned], Now, "bbbb2222").Outcome);
        Assert.Equal(Outcome.Pass, Combiner.Combine(critical, [scanned], Now, "AAAA").Outcome);
        Assert.Equal(Outcome.Pass, Combiner.Combine(critical with { Priority = Priority.High }, [scanned], Now, "bbbb2222").Outcome);
    }

    [Fact]
    public void IgnoresAMethod_WhenTheCheckDoesNotListIt() =>
        Assert.Equal(Outcome.Unknown, Combiner.Combine(Check("a.b"), [Result(Method.Heartbeat, Outcome.Pass)], Now).Outcome);

    [Fact]
    public void SaysWhyItIsUnknown()
    {
        Assert.Equal("Nobody has shown it yet.", Combine().Summary);
        Assert.Equal("Live says Unknown.", Combine(Result(Method.Live, Outcome.Unknown, reason: UnknownReason.Blocked)).Summary);
        Assert.Contains("too old", Combine(Result(Method.Live, Outcome.Pass, age: TimeSpan.FromHours(25))).Summary, StringComparison.Ordinal);
        Assert.Contains("renewed", Combiner.Combine(LiveFirst, [new(Method.Attestation, Outcome.Pass, null, "Signed.", Now.AddDays(-200), Now.AddDays(-20))], Now).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void GivesTheWorstReason_OfAllMethods()
    {
        var blocked = Result(Method.Live, Outcome.Unknown, reason: UnknownReason.Blocked);
        var never = Result(Method.Repository, Outcome.Unknown, reason: UnknownReason.Never);

        Assert.Equal((UnknownReason.Blocked, "Live says Unknown."), (Combine(never, blocked).Reason, Combine(never, blocked).Summary));
        Assert.Equal(UnknownReason.Never, Combine(never).Reason);
    }

    [Fact]
    public void NamesTheVersionThatRuns_AndPassesWhereAnotherMethodShowsIt()
    {
        var critical = Check("db.x", Priority.Critical, Category.Data, Aggregation.All, Method.Repository, Method.Live);
        var scanned = Result(Method.Repository, Outcome.Pass) with { Revision = "aaaa1111" };

        Assert.Equal("The repository shows it for aaaa1111, but bbbb2222 is running.", Combiner.Combine(critical, [scanned], Now, "bbbb2222").Summary);
        Assert.Equal(Outcome.Pass, Combiner.Combine(critical, [scanned, Result(Method.Live, Outcome.Pass)], Now, "bbbb2222").Outcome);
        Assert.Equal(Outcome.Unknown, Combiner.Combine(critical, [scanned, Result(Method.Live, Outcome.Fail)], Now, "bbbb2222").Outcome);
    }

    [Fact]
    public void SeesNoDrift_WhereMethodsAgree() => Assert.Empty(Combine(Result(Method.Live, Outcome.Fail), Result(Method.Repository, Outcome.Fail)).Drift);

    private static Finding Combine(params MethodResult[] results) => Combiner.Combine(LiveFirst, results, Now);

    private static MethodResult Result(Method method, Outcome outcome, TimeSpan age = default, UnknownReason? reason = null)
    {
        var madeAt = Now - age;
        var until = method is Method.Repository or Method.Live ? Freshness.Until("headers.x", method, madeAt) : madeAt.AddDays(30);
        return new(method, outcome, reason, $"{method} says {outcome}.", madeAt, until);
    }
}
