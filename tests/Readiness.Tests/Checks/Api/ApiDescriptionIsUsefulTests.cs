using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Api;

public sealed class ApiDescriptionIsUsefulTests
{
    private const string Good = """
        {"openapi":"3.1.0","info":{"title":"Shop","version":"1"},"security":[{"session":[]}],
         "paths":{"/orders/{id}":{"get":{"operationId":"getOrder","summary":"An order.",
           "parameters":[{"name":"id","in":"path","required":true}],
           "responses":{"200":{"description":"OK","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Order"}}}},"404":{"$ref":"#/components/responses/NotFound"}}}}},
         "components":{"schemas":{"Order":{"type":"object","example":{"$ref":"#/not/a/reference"}}},"responses":{"NotFound":{"description":"Not found"}},"securitySchemes":{"session":{"type":"apiKey"}}}}
        """;

    private static readonly ApiDescriptionIsUseful Check = new();

    [Fact]
    public void Passes_WhenItIsValidAndSaysWhatCallersNeed() => Passes(Check, Serving(Good));

    [Theory]
    [InlineData("#/components/schemas/Order", "#/components/schemas/Nothing", "leads nowhere")]
    [InlineData("\"title\":\"Shop\",", "", "no title")]
    [InlineData("\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true}],", "", "not declared")]
    [InlineData("\"required\":true", "\"required\":false", "not required")]
    [InlineData("\"/orders/{id}\":{", "\"/items\":{\"get\":{\"operationId\":\"getOrder\"}},\"/orders/{id}\":{", "used twice")]
    public void Fails_WhenItBreaksTheStandard(string old, string now, string because) =>
        Assert.Contains(because, Fails(Check, Serving(Good.Replace(old, now, StringComparison.Ordinal))).Summary, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"summary\":\"An order.\",", "")]
    [InlineData(",\"404\":{\"$ref\":\"#/components/responses/NotFound\"}", "")]
    [InlineData("\"security\":[{\"session\":[]}],", "")]
    [InlineData("\"description\":\"OK\",", "")]
    [InlineData("\"info\"", "\"servers\":[{\"url\":\"http://shop.example\"}],\"info\"")]
    [InlineData("\"securitySchemes\":{\"session\"", "\"securitySchemes\":{\"other\"")]
    public void IsPartial_WhenItLeavesOutWhatCallersNeed(string old, string now) => IsPartial(Check, Serving(Good.Replace(old, now, StringComparison.Ordinal)));

    [Fact]
    public void IsUnknown_WhenNoneIsServed() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    private static TargetFacts Serving(string document) => Healthy.Targets.Healthy.Answering(Healthy.Targets.Json(ApiDescription.Requests[1], 200, document));
}
