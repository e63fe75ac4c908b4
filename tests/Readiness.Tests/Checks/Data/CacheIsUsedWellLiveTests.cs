using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Data;

public sealed class CacheIsUsedWellLiveTests
{
    private static readonly CacheIsUsedWell Check = new();

    [Fact]
    public void IsPartial_WhenReadinessNamesACache() => IsPartial(Check, Ready(200, """{"status":"Healthy","entries":{"redis":{"status":"Healthy"}}}"""));

    [Theory]
    [InlineData(503, """{"status":"Unhealthy","entries":{"redis":{"status":"Unhealthy"}}}""")]
    [InlineData(200, """{"status":"Healthy","entries":{"postgres":{"status":"Healthy"}}}""")]
    public void IsUnknown_WhenNoHealthyCacheIsNamed(int status, string body) => IsUnknown(Check, Ready(status, body), UnknownReason.Never);

    private static TargetFacts Ready(int status, string body) =>
        (Healthy.Targets.Healthy with { Answers = Healthy.Targets.Healthy.Answers.Clear() }).Answering(Healthy.Targets.Of(ProbeRequest.Get("/health/ready"), status, "application/json", body));
}
