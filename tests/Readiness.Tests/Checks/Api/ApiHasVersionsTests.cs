using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Api;

public sealed class ApiHasVersionsTests
{
    private static readonly ApiHasVersions Check = new();

    [Fact]
    public void Passes_WhenRoutesNameItAndSomethingIsDeprecated() => Passes(Check, Serving("""{"openapi":"3.1.0","paths":{"/v1/orders":{"get":{"deprecated":true}},"/v2/orders":{"get":{}}}}"""));

    [Theory]
    [InlineData("""{"openapi":"3.1.0","servers":[{"url":"/api/v1"}],"paths":{"/orders":{"get":{}}}}""")]
    [InlineData("""{"openapi":"3.1.0","paths":{"/v1/orders":{"get":{}},"/carts":{"get":{}}}}""")]
    public void IsPartial_WithoutAPolicyOrWhenMixed(string description) => IsPartial(Check, Serving(description));

    [Theory]
    [InlineData("""{"openapi":"3.1.0","paths":{"/orders":{"get":{}}}}""")]
    [InlineData("{}")]
    public void IsUnknown_WhenNoneShows(string description) => IsUnknown(Check, Serving(description), UnknownReason.Never);

    private static TargetFacts Serving(string description) => Healthy.Targets.Healthy.Answering(Healthy.Targets.Json(ProbeRequest.Get("/openapi.json"), 200, description));
}
