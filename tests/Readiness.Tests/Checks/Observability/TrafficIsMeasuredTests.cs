using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Observability;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Observability;

public sealed class TrafficIsMeasuredTests
{
    private static readonly TrafficIsMeasured Check = new();

    [Fact]
    public void Passes_WhenAnInternalAddressShowsRequests() => Passes(Check, Inside("http_request_duration_seconds_count{path=\"/\"} 3\n"));

    [Fact]
    public void IsPartial_WhenItShowsNoRequests() => IsPartial(Check, Inside("process_cpu_seconds_total 3\n"));

    [Fact]
    public void IsUnknown_OnTheInternet() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    private static TargetFacts Inside(string metrics) => Healthy.Targets.Healthy.Answering(Healthy.Targets.Of(ProbeRequest.Get("/metrics"), 200, "text/plain", metrics)) with { Facts = Healthy.Targets.Facts(Fact.Target, Fact.Service) };
}
