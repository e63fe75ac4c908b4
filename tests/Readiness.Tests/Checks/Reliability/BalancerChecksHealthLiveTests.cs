using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Reliability;

public sealed class BalancerChecksHealthLiveTests
{
    [Theory]
    [InlineData("x-envoy-upstream-service-time", "3", "edge answers")]
    [InlineData("set-cookie", "AWSALB=abc; Path=/", "edge answers")]
    [InlineData("x-powered-by", "x", "do not tell")]
    public void IsUnknown_WhateverStandsBetween(string header, string value, string because) =>
        Assert.Contains(because, IsUnknown(new BalancerChecksHealth(), Healthy.Targets.Healthy.WithHome(home => home with { Headers = home.Headers.Without("cf-ray").With(header, value) }), UnknownReason.Never).Summary, StringComparison.Ordinal);
}
