using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Reliability;

public sealed class AtLeastTwoInstancesRunLiveTests
{
    private static readonly AtLeastTwoInstancesRun Check = new();

    [Fact]
    public void Passes_WhenTwoInstancesAnswer()
    {
        var target = Healthy.Targets.Healthy;

        Passes(Check, target with { Home = target.Home with { Headers = target.Home.Headers.With("X-Instance", "a") }, HomeAgain = target.HomeAgain with { Headers = target.HomeAgain.Headers.With("X-Instance", "b") } });
    }

    [Fact]
    public void IsUnknown_WhenOneInstanceAnswers() => IsUnknown(Check, Healthy.Targets.Healthy.WithHome(home => home with { Headers = home.Headers.With("X-Instance", "a") }), UnknownReason.Never);

    [Fact]
    public void IsUnknown_WhenTheHeaderNamesCaches()
    {
        var target = Healthy.Targets.Healthy;

        IsUnknown(Check, target with { Home = target.Home with { Headers = target.Home.Headers.With("X-Served-By", "cache-fra-1") }, HomeAgain = target.HomeAgain with { Headers = target.HomeAgain.Headers.With("X-Served-By", "cache-fra-2") } }, UnknownReason.Never);
    }
}
