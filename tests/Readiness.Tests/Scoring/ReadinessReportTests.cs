using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Outcome = Gapless.Readiness.Checks.Outcome;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class ReadinessReportTests
{
    [Fact]
    public void GivesTheWorkedExampleOfTheCatalogue()
    {
        var report = ReadinessReport.Of(WorkedExample);

        Assert.Equal(new Bar(53, 26, 21, 5), BarRules.Compute(WorkedExample, Tier.Standard));
        Assert.Equal(Decision.NoGo, report.Decision);
        Assert.Equal(Level.D, report.Level);
        Assert.Equal(["a.two", "b.four", "b.three"], report.Blockers.Select(blocker => blocker.Check.Id));
    }

    [Theory]
    [InlineData(Priority.Critical, Outcome.Fail, Decision.NoGo)]
    [InlineData(Priority.Critical, Outcome.Partial, Decision.NoGo)]
    [InlineData(Priority.High, Outcome.Fail, Decision.NoGo)]
    [InlineData(Priority.Critical, Outcome.Unknown, Decision.NotProven)]
    [InlineData(Priority.High, Outcome.Unknown, Decision.NotProven)]
    [InlineData(Priority.High, Outcome.Partial, Decision.NotProven)]
    [InlineData(Priority.Medium, Outcome.Fail, Decision.Go)]
    [InlineData(Priority.Low, Outcome.Unknown, Decision.Go)]
    [InlineData(Priority.Critical, Outcome.NotApplicable, Decision.Go)]
    public void Decides_WhenOneCheckIsNotMet(Priority priority, Outcome outcome, Decision expected) =>
        Assert.Equal(expected, ReadinessReport.Of([.. Many(Priority.Critical, Outcome.Pass, 5), Of("z.z", priority, outcome)]).Decision);

    [Theory]
    [InlineData(Priority.Critical, Decision.GoWithAcceptedRisk)]
    [InlineData(Priority.High, Decision.GoWithAcceptedRisk)]
    [InlineData(Priority.Medium, Decision.Go)]
    public void AcceptsRisk_WhenTheGapIsWaived(Priority priority, Decision expected) =>
        Assert.Equal(expected, ReadinessReport.Of([.. Many(Priority.Critical, Outcome.Pass, 5), Of("z.z", priority, Outcome.Fail, waived: true)]).Decision);

    [Fact]
    public void IsNotProven_WhenNothingApplies()
    {
        var report = ReadinessReport.Of([Of("a.b", Priority.Critical, Outcome.NotApplicable)]);

        Assert.Equal((Decision.NotProven, Level.Undetermined), (report.Decision, report.Level));
        Assert.Null(report.Bar);
    }

    [Fact]
    public void ReadsPrioritiesByTier()
    {
        ImmutableArray<Finding> slow = [.. Many(Priority.Critical, Outcome.Pass, 5), Of("slo.x", Priority.High, Outcome.Fail, Category.Reliability), Of("log.x", Priority.Medium, Outcome.Pass, Category.Observability)];

        Assert.Equal(Decision.NoGo, ReadinessReport.Of(slow).Decision);
        Assert.Equal(Decision.Go, ReadinessReport.Of(slow, Tier.Experimental).Decision);
        Assert.Equal(Decision.NoGo, ReadinessReport.Of([.. Many(Priority.Critical, Outcome.Pass, 5), Of("log.y", Priority.Medium, Outcome.Fail, Category.Observability)], Tier.Critical).Decision);
        Assert.Equal(Decision.NoGo, ReadinessReport.Of([.. Many(Priority.Critical, Outcome.Pass, 5), Of("privacy.y", Priority.High, Outcome.Fail, Category.Governance)], Tier.Experimental).Decision);
    }

    [Fact]
    public void ClimbsTheLevels()
    {
        var base1 = Many(Priority.Critical, Outcome.Pass, 4);
        string[] proven = ["alert.routing", "db.restore-drill", "env.production-live", "ops.uptime"];
        ImmutableArray<Finding> live = [.. proven.Select(id => Of(id, Priority.High, Outcome.Pass, decidedBy: Method.Live))];

        Assert.Equal(Level.A, ReadinessReport.Of([.. base1, .. live]).Level);
        Assert.Equal(Level.B, ReadinessReport.Of(base1).Level);
        Assert.Equal(proven, ReadinessReport.Of(base1).Next!.Checks.ToArray());
        Assert.Equal(Level.B, ReadinessReport.Of([.. base1, .. live, Of("m.m", Priority.Medium, Outcome.Partial)]).Level);
        Assert.Equal(Level.C, ReadinessReport.Of([.. base1, Of("m.m", Priority.Medium, Outcome.Fail)]).Level);
        Assert.Equal(["m.m"], ReadinessReport.Of([.. base1, Of("m.m", Priority.Medium, Outcome.Fail)]).Next!.Checks.ToArray());
        Assert.Equal(Level.D, ReadinessReport.Of([.. base1, .. Many(Priority.High, Outcome.Fail, 3)]).Level);
        Assert.Equal(Level.E, ReadinessReport.Of([.. base1, .. Many(Priority.High, Outcome.Fail, 4)]).Level);
        Assert.Equal(Level.E, ReadinessReport.Of([.. base1, Of("c.c", Priority.Critical, Outcome.Fail)]).Level);
        Assert.Equal(Level.Undetermined, ReadinessReport.Of([.. base1, .. Many(Priority.High, Outcome.Unknown, 5)]).Level);
        Assert.Equal(Level.E, ReadinessReport.Of([Of("c.c", Priority.Critical, Outcome.Fail), .. Many(Priority.High, Outcome.Unknown, 5)]).Level);
    }

    [Fact]
    public void OrdersBlockers_ByPriorityThenPointersThenId()
    {
        ImmutableArray<Finding> findings = [Of("b.b", Priority.High, Outcome.Fail), Of("a.a", Priority.High, Outcome.Fail), Of("z.z", Priority.Critical, Outcome.Unknown), Of("y.y", Priority.High, Outcome.Fail)];
        var pointers = new Dictionary<string, int> { ["y.y"] = 3 };

        Assert.Equal(["z.z", "y.y", "a.a", "b.b"], ReadinessReport.Of(findings, pointers: pointers).Blockers.Select(blocker => blocker.Check.Id));
    }

    [Fact]
    public void WithholdsTheNumber_WhenTooLittleIsDecided()
    {
        Assert.Null(ReadinessReport.Of([.. Many(Priority.High, Outcome.Pass, 4), .. Many(Priority.High, Outcome.Unknown, 5)]).Bar);
        Assert.NotNull(ReadinessReport.Of([.. Many(Priority.High, Outcome.Pass, 5), .. Many(Priority.High, Outcome.Unknown, 5)]).Bar);
        Assert.Null(ReadinessReport.Of([.. Many(Priority.Low, Outcome.Pass, 19), .. Many(Priority.Low, Outcome.Unknown, 30)]).Bar);
        Assert.NotNull(ReadinessReport.Of([.. Many(Priority.Low, Outcome.Pass, 20), .. Many(Priority.Low, Outcome.Unknown, 30)]).Bar);
        Assert.Null(ReadinessReport.Of([.. Many(Priority.Low, Outcome.Pass, 20), .. Many(Priority.Critical, Outcome.Unknown, 20)]).Bar);
    }

    [Fact]
    public void WithholdsTheNumber_AtTheExactEdges()
    {
        // Forty checks that apply: twenty decided are asked for, as half of them would be.
        Assert.NotNull(ReadinessReport.Of([.. Many(Priority.Low, Outcome.Pass, 20), .. Many(Priority.Low, Outcome.Unknown, 20)]).Bar);
        Assert.Null(ReadinessReport.Of([.. Many(Priority.Low, Outcome.Pass, 19), .. Many(Priority.Low, Outcome.Unknown, 20)]).Bar);

        // A quarter of the weight is enough: 20 of 80.
        Assert.NotNull(ReadinessReport.Of([.. Many(Priority.Low, Outcome.Pass, 20), .. Many(Priority.High, Outcome.Unknown, 15)]).Bar);
        Assert.Null(ReadinessReport.Of([.. Many(Priority.Low, Outcome.Pass, 20), .. Many(Priority.High, Outcome.Unknown, 15), Of("l.l", Priority.Low, Outcome.Unknown)]).Bar);
    }

    [Theory]
    [InlineData(1, 1, 1, 33, 34, 33)]
    [InlineData(3, 2, 1, 50, 33, 17)]
    [InlineData(2, 1, 4, 28, 15, 57)]
    [InlineData(2, 4, 1, 28, 57, 15)]
    public void GivesWhatIsLeftToTheLargestRemainder(int passed, int unknown, int failed, int proved, int notShown, int open)
    {
        var bar = BarRules.Compute([.. Many(Priority.Low, Outcome.Pass, passed), .. Many(Priority.Low, Outcome.Unknown, unknown), .. Many(Priority.Low, Outcome.Fail, failed)], Tier.Standard);

        Assert.Equal((proved, notShown, open), (bar.Proved, bar.NotShown, bar.Open));
        Assert.Equal(proved + notShown, bar.Possible);
    }

    [Fact]
    public void CountsEachCategoryByItself()
    {
        var report = ReadinessReport.Of([Of("b.b", Priority.Low, Outcome.Fail, Category.Data), Of("a.a", Priority.Low, Outcome.Pass, Category.Security)]);

        Assert.Equal(["a.a", "b.b"], report.Findings.Select(finding => finding.Check.Id));
        Assert.Equal((0, 1), CountsOf(Category.Data));
        Assert.Equal((1, 0), CountsOf(Category.Security));

        (int, int) CountsOf(Category category) => report.Categories.Single(one => one.Category == category).Counts is var counts ? (counts.Pass, counts.Fail) : default;
    }

    [Fact]
    public void ShowsOneHundred_OnlyWhenEveryCheckPasses()
    {
        Assert.Equal(new Bar(100, 0, 0, 0), ReadinessReport.Of(Many(Priority.Critical, Outcome.Pass, 30)).Bar);
        Assert.Equal(99, ReadinessReport.Of([.. Many(Priority.Critical, Outcome.Pass, 200), Of("l.l", Priority.Low, Outcome.Partial)]).Bar!.Proved);
    }

    [Fact]
    public void HoldsItsPromises_ForAnyFindings()
    {
        var one = from priority in Gen.Elements(Enum.GetValues<Priority>())
                  from outcome in Gen.Elements(Enum.GetValues<Outcome>())
                  from category in Gen.Elements(Enum.GetValues<Category>())
                  from waived in Gen.Elements(true, false, false, false)
                  select (priority, outcome, category, waived);
        var findings = one.ListOf().Select(list => list.Select((item, number) => Of($"t.c{number:000}", item.priority, item.outcome, item.category, item.waived && item.outcome is Outcome.Fail or Outcome.Partial or Outcome.Unknown)).ToImmutableArray());

        Prop.ForAll(findings.ToArbitrary(), all =>
        {
            var report = ReadinessReport.Of(all);
            var again = ReadinessReport.Of(all.Reverse());
            var bar = report.Bar;
            return (bar is null || bar.Proved + bar.NotShown + bar.Open == 100)
                && (bar is null || (bar.Proved == 100) == all.Where(one => one.Applies).All(one => one is { Outcome: Outcome.Pass, IsWaived: false }))
                && report.Counts.Applicable + report.Counts.NotApplicable == all.Length
                && report.Decision == again.Decision && report.Level == again.Level && report.Bar == again.Bar
                && report.Blockers.Select(blocker => blocker.Check.Id).SequenceEqual(again.Blockers.Select(blocker => blocker.Check.Id))
                && (report.Decision is Decision.Go or Decision.GoWithAcceptedRisk) == (report.Blockers.Length == 0 && all.Any(one => (one.IsDecided || one.IsWaived) && one.Check.Priority >= Priority.High))
                && !(report.Level is Level.A or Level.B && report.Decision != Decision.Go);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void NeverRises_WhenAnOutcomeGetsWorse()
    {
        var outcomes = Gen.Elements(Outcome.Pass, Outcome.Partial, Outcome.Fail, Outcome.Unknown).ListOf(12).Where(list => list.Count > 0);

        Prop.ForAll(outcomes.ToArbitrary(), list =>
        {
            var before = list.Select((outcome, number) => Of($"t.c{number}", (Priority)(number % 4), outcome)).ToImmutableArray();
            return Enumerable.Range(0, before.Length).All(index =>
            {
                var after = before.SetItem(index, before[index] with { Outcome = Outcome.Fail, Reason = null });
                return BarRules.Compute(after, Tier.Standard).Proved <= BarRules.Compute(before, Tier.Standard).Proved
                    && LaunchRules.Decide(after, Tier.Standard) >= LaunchRules.Decide(before, Tier.Standard);
            });
        }).QuickCheckThrowOnFailure();
    }
}
