using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Api;

public sealed class DevelopersCanReadTheApiTests
{
    private const string Full = """{"openapi":"3.1.0","components":{"securitySchemes":{"bearer":{"type":"http"}}},"paths":{"/orders":{"get":{"responses":{"200":{"content":{"application/json":{"example":[]}}},"429":{"description":"slow down"}}}}}}""";
    private static readonly DevelopersCanReadTheApi Check = new();

    [Fact]
    public void Passes_WithAPortalAndAFullDescription() => Passes(Check, Serving(Full, portal: true));

    [Fact]
    public void IsPartial_WithoutAPortal() => IsPartial(Check, Serving(Full, portal: false));

    [Fact]
    public void Fails_WhenTheDescriptionSaysLittle() => Fails(Check, Serving("""{"openapi":"3.1.0","paths":{"/orders":{"get":{"responses":{"200":{}}}}}}""", portal: false));

    [Fact]
    public void IsUnknown_WithNeither() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    private static TargetFacts Serving(string description, bool portal)
    {
        var target = Healthy.Targets.Healthy.Answering(Healthy.Targets.Json(ProbeRequest.Get("/openapi.json"), 200, description));
        return portal ? target.Answering(Healthy.Targets.Html(ProbeRequest.Get("/docs") with { FollowsRedirects = true }, 200, "<title>Shop API</title><div id=swagger-ui></div>")) : target;
    }
}
