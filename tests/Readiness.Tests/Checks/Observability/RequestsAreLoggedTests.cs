using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Observability;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Observability;

public sealed class RequestsAreLoggedTests
{
    private static readonly RequestsAreLogged Check = new();

    [Fact]
    public void Passes_WhenEachAnswerHasAnId() => Passes(Check, Named());

    [Fact]
    public void IsPartial_WhenTheIdIsAlwaysTheSame() => IsPartial(Check, Named() with { HomeAgain = Named().Home });

    [Fact]
    public void IsPartial_WhenErrorsHaveNone() => IsPartial(Check, Named() with { Missing = Healthy.Targets.Healthy.Missing });

    [Fact]
    public void IsPartial_WhenOnlyTheEdgeNamesRequests() => IsPartial(Check, Healthy.Targets.Healthy.WithHome(answer => answer.Sending("cf-ray", "8a1b-FRA")));

    [Fact]
    public void IsUnknown_WhenNoneShows() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    private static TargetFacts Named() => Healthy.Targets.Healthy with
    {
        Home = Healthy.Targets.Healthy.Home.Sending("X-Request-Id", "1"),
        HomeAgain = Healthy.Targets.Healthy.HomeAgain.Sending("X-Request-Id", "2"),
        Missing = Healthy.Targets.Healthy.Missing.Sending("X-Request-Id", "3"),
    };
}
