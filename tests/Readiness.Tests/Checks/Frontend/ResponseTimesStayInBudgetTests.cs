using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class ResponseTimesStayInBudgetTests
{
    private static readonly ResponseTimesStayInBudget Check = new();

    [Fact]
    public void IsUnknown_WhenQuickAndNoBudgetIsAgreedOn() => IsUnknown(Check, Taking(100, 100, 100, 100, 100), UnknownReason.Never);

    [Fact]
    public void IsPartial_WhenOneLookIsSlow() => IsPartial(Check, Taking(100, 100, 100, 100, 3000));

    [Fact]
    public void Fails_WhenHalfAreSlow() => Fails(Check, Taking(100, 900, 900, 900, 900));

    [Fact]
    public void Fails_WhenTheApiIsSlow() => Fails(Check, Taking(100, 100, 100, 100, 100).Answering(Healthy.Targets.Json(ProbeRequest.Get("/livez"), 200, "{\"status\":\"ok\"}") with { Milliseconds = 900 }, Healthy.Targets.Json(ProbeRequest.Get("/readyz"), 200, "{\"status\":\"ok\"}") with { Milliseconds = 900 }));

    [Fact]
    public void IsPartial_FromTheRepository_WhenNoPipelineHoldsTheBudget()
    {
        var verdict = Assert.Single(Check.Repository(Repo.Http().WithFile("lighthouserc.json")));

        Assert.Equal(Outcome.Partial, verdict.Outcome);
        Assert.Contains("no pipeline", verdict.Summary, StringComparison.Ordinal);
    }

    private static TargetFacts Taking(params int[] milliseconds)
    {
        var target = Healthy.Targets.Healthy with { HomeAgain = Healthy.Targets.Healthy.HomeAgain with { Milliseconds = milliseconds[0] } };
        return target.Answering([.. Check.Requests.Where(request => request.Path is "/").Select((request, index) => Healthy.Targets.Html(request, 200, Healthy.Targets.Page) with { Milliseconds = milliseconds[index + 1] })]);
    }
}
