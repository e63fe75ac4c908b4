using FsCheck;
using FsCheck.Fluent;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Planning;
using Outcome = Gapless.Readiness.Checks.Outcome;

namespace Gapless.Readiness.Tests.Planning;

public sealed class PlannerTests
{
    private static PlannedGap Gap(string check, Outcome outcome = Outcome.Fail, Priority? priority = null, Effort? effort = null)
    {
        var info = CheckCatalog.Find(check)!.Info;
        return new(check, info.Title, outcome, priority ?? info.Priority, effort ?? info.Effort);
    }

    private static IEnumerable<(Phase, string)> Plan(params PlannedGap[] gaps) => Planner.Plan(gaps).Select(step => (step.Phase, string.Join(' ', step.Gaps.Select(gap => gap.Check))));

    [Fact]
    public void BeginsWithWhatHoldsUpTheLaunch() => Assert.Equal(
        [(Phase.FixBeforeLaunch, "input.xss"), (Phase.ShowBeforeLaunch, "test.unit"), (Phase.FixNext, "docs.adr"), (Phase.Then, "ux.mobile")],
        Plan(Gap("ux.mobile", Outcome.Unknown, Priority.Low), Gap("docs.adr", Outcome.Partial, Priority.Medium), Gap("test.unit", Outcome.Unknown, Priority.High), Gap("input.xss", Outcome.Fail, Priority.High)));

    [Fact]
    public void DoesFirst_WhatSomethingMoreUrgentWaitsFor() => Assert.Equal(
        [(Phase.FixBeforeLaunch, "session.store"), (Phase.FixBeforeLaunch, "scale.stateless"), (Phase.FixBeforeLaunch, "scale.replicas")],
        Plan(Gap("scale.replicas", priority: Priority.Critical, effort: Effort.Small), Gap("session.store", Outcome.Unknown, Priority.Low, Effort.Large), Gap("scale.stateless", priority: Priority.Medium)));

    [Fact]
    public void UnitesWhatOneFixCloses()
    {
        var step = Assert.Single(Planner.Plan([Gap("headers.baseline", priority: Priority.Low), Gap("headers.csp", priority: Priority.High, effort: Effort.Medium), Gap("headers.hsts", Outcome.Unknown, Priority.High, Effort.Small)]));

        Assert.Equal(("Set the security headers in one place", Effort.Medium), (step.Title, step.Effort));
        Assert.Equal(["headers.hsts", "headers.csp", "headers.baseline"], step.Gaps.Select(gap => gap.Check));
    }

    [Fact]
    public void LeavesForLater_WhatWouldHaveToWait() => Assert.Equal(
        [(Phase.FixBeforeLaunch, "supply.code-scan"), (Phase.Then, "ci.image-build"), (Phase.Then, "supply.sbom")],
        Plan(Gap("supply.sbom", priority: Priority.Low), Gap("supply.code-scan", priority: Priority.High), Gap("ci.image-build", priority: Priority.Low)));

    [Fact]
    public void NamesWhatHasToHoldFirst()
    {
        var plan = Planner.Plan([Gap("alert.rules", priority: Priority.High), Gap("metric.collected", priority: Priority.High), Gap("alert.routing", priority: Priority.High)]);

        Assert.Equal(["metric.collected", "alert.routing alert.rules"], plan.Select(step => string.Join(' ', step.Gaps.Select(gap => gap.Check).Order(StringComparer.Ordinal))));
        Assert.Equal(["metric.collected"], plan[1].After.AsEnumerable());
    }

    [Fact]
    public void PutsFirst_WhatClosesMoreWithAsMuchWork() => Assert.Equal(
        ["cost.tags cost.budgets", "docs.adr"],
        Plan(Gap("docs.adr", priority: Priority.Medium, effort: Effort.Medium), Gap("cost.budgets", priority: Priority.Medium, effort: Effort.Medium), Gap("cost.tags", priority: Priority.Medium, effort: Effort.Small)).Select(step => step.Item2));

    [Fact]
    public void HoldsEveryGapOnce_AndNothingBeforeWhatItWaitsFor()
    {
        var gaps =
            from check in Gen.Elements(CheckCatalog.All.Select(check => check.Info.Id).ToArray())
            from outcome in Gen.Elements(Outcome.Fail, Outcome.Partial, Outcome.Unknown)
            from priority in Gen.Elements(Enum.GetValues<Priority>())
            from effort in Gen.Elements(Enum.GetValues<Effort>())
            select Gap(check, outcome, priority, effort);

        Prop.ForAll(gaps.ArrayOf().ToArbitrary(), some =>
        {
            PlannedGap[] open = [.. some.DistinctBy(gap => gap.Check)];
            var plan = Planner.Plan(open);
            var order = plan.SelectMany((step, place) => step.Gaps.Select(gap => (gap.Check, Place: place))).ToDictionary(pair => pair.Check, pair => pair.Place, StringComparer.Ordinal);

            return order.Count == open.Length
                && plan.SequenceEqual(plan.OrderBy(step => step.Phase))
                && plan.Select((step, place) => step.After.All(check => order[check] < place)).All(holds => holds);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
