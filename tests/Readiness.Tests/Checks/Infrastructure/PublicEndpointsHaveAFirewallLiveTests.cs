using Gapless.Readiness.Checks.Infrastructure;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Infrastructure;

public sealed class PublicEndpointsHaveAFirewallLiveTests
{
    private static readonly PublicEndpointsHaveAFirewall Check = new();

    private static TargetFacts Plain => Healthy.Targets.Healthy.WithHome(home => home with { Headers = home.Headers.Without("cf-ray") });

    [Theory]
    [InlineData("cf-ray", "8a1b-FRA")]
    [InlineData("x-amz-cf-id", "abc")]
    [InlineData("server", "cloudflare")]
    [InlineData("via", "1.1 google")]
    public void IsPartial_WhenAnEdgeAnswers(string header, string value) => IsPartial(Check, Plain.WithHome(home => home with { Headers = home.Headers.With(header, value) }));

    [Fact]
    public void Fails_WhenTheOriginAnswersItself() => Fails(Check, Plain);

    [Fact]
    public void IsUnknown_WhenTheTargetIsNotProduction() => IsUnknown(Check, Plain with { Facts = Healthy.Targets.Facts(Fact.Target, Fact.Internet) }, Readiness.Checks.UnknownReason.Never);

    [Fact]
    public void DoesNotApply_WhenTheTargetIsInternal() => DoesNotApply(Check, Plain with { Declared = Plain.Declared with { IsInternal = true } });
}
