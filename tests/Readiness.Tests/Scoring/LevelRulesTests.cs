using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class LevelRulesTests
{
    private static readonly string[] Proven = ["alert.routing", "db.restore-drill", "env.production-live", "ops.uptime"];
    private static readonly ImmutableArray<Finding> Base = Many(Priority.Critical, Outcome.Pass, 4);

    private static ImmutableArray<Finding> Seen(Method method = Method.Live) => [.. Proven.Select(id => Of(id, Priority.High, Outcome.Pass, decidedBy: method))];

    [Theory]
    [InlineData(Method.Live, Level.A)]
    [InlineData(Method.Heartbeat, Level.A)]
    [InlineData(Method.Repository, Level.B)]
    [InlineData(Method.Attestation, Level.B)]
    public void WantsForAToSeeItWork(Method method, Level level) => Assert.Equal(level, ReadinessReport.Of([.. Base, .. Seen(method)]).Level);

    [Fact]
    public void AsksForEachOfThem_UnlessItDoesNotApply() => Assert.All(Proven, missing =>
    {
        ImmutableArray<Finding> rest = [.. Base, .. Seen().Where(finding => finding.Check.Id != missing)];

        Assert.Equal([missing], ReadinessReport.Of(rest).Next!.Checks.AsEnumerable());
        Assert.Equal(Level.A, ReadinessReport.Of([.. rest, Of(missing, Priority.High, Outcome.NotApplicable)]).Level);
    });

    [Theory]
    [InlineData(Priority.Low, Level.A)]
    [InlineData(Priority.Medium, Level.A)]
    [InlineData(Priority.High, Level.C)]
    public void ForgivesAWaiver_BelowHigh(Priority priority, Level level) => Assert.Equal(level, ReadinessReport.Of([.. Base, .. Seen(), Of("w.w", priority, Outcome.Partial, waived: true)]).Level);

    [Fact]
    public void NamesTheWaivedChecks_WhereTheyAloneStandBeforeB()
    {
        var next = ReadinessReport.Of([.. Base, Of("h.h", Priority.High, Outcome.Fail, waived: true), Of("c.c", Priority.Critical, Outcome.Fail, waived: true), Of("m.m", Priority.Medium, Outcome.Partial, waived: true), Of("p.p", Priority.High, Outcome.Pass)]).Next!;

        Assert.Equal((Level.B, "c.c h.h"), (next.Level, string.Join(' ', next.Checks)));
    }

    [Fact]
    public void OrdersWhatStandsBeforeB()
    {
        var next = ReadinessReport.Of([.. Base, Of("z.z", Priority.Medium, Outcome.Fail), Of("a.a", Priority.Medium, Outcome.Fail), Of("l.l", Priority.Low, Outcome.Fail)]).Next!;

        Assert.Equal(["a.a", "z.z"], next.Checks.AsEnumerable());
    }

    [Fact]
    public void IsUndetermined_WhenLessThanHalfOfWhatCountsIsDecided()
    {
        Assert.NotEqual(Level.Undetermined, ReadinessReport.Of([.. Many(Priority.High, Outcome.Pass, 2), .. Many(Priority.High, Outcome.Unknown, 2)]).Level);
        Assert.Equal(Level.Undetermined, ReadinessReport.Of([.. Many(Priority.High, Outcome.Pass, 2), .. Many(Priority.High, Outcome.Unknown, 3)]).Level);

        // What does not count for it: lower priorities, and what does not apply.
        Assert.Equal(Level.Undetermined, ReadinessReport.Of([.. Many(Priority.High, Outcome.Unknown, 3), .. Many(Priority.Medium, Outcome.Pass, 9), .. Many(Priority.High, Outcome.NotApplicable, 9)]).Level);
    }
}
