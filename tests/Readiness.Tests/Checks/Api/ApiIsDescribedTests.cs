using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Api;

public sealed class ApiIsDescribedTests
{
    private const string Two = """{"openapi":"3.1.0","paths":{"/orders":{"get":{}},"/items":{"get":{}},"/orders/{id}":{"get":{}},"/events":{"get":{}}}}""";

    private static readonly ApiIsDescribed Check = new();

    [Fact]
    public void Passes_WhenWhatItDeclaresIsThere() => Passes(Check, Describing(Two, ("/orders", 200), ("/items", 401)));

    [Fact]
    public void IsPartial_WhenHalfOfItIsNotThere() => IsPartial(Check, Describing(Two, ("/orders", 200), ("/items", 404)));

    [Fact]
    public void Fails_WhenNoneOfItIsThere() => Fails(Check, Describing(Two, ("/orders", 404), ("/items", 404)));

    [Fact]
    public void IsPartial_WhenItDescribesNothing() => IsPartial(Check, Describing("""{"openapi":"3.1.0","paths":{}}"""));

    [Fact]
    public void IsUnknown_WhenNoneIsServed() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    [Fact]
    public void AsksForNothingThatNeedsAnIdOrDoesNotEnd() => Assert.Equal(["/orders", "/items"], Check.FollowUps(Describing(Two)).Select(request => request.Path));

    private static TargetFacts Describing(string document, params (string Path, int Status)[] answers) => Healthy.Targets.Healthy.Answering(
        [Healthy.Targets.Json(ApiDescription.Requests[1], 200, document), .. answers.Select(one => Healthy.Targets.Json(ProbeRequest.Get(one.Path), one.Status, "{}"))]);
}
