using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class InputIsValidatedDescriptionTests
{
    private static readonly ProbeRequest Request = ProbeRequest.Get("/openapi.json");

    [Theory]
    [InlineData("""{"type":"object","properties":{"name":{"type":"string","maxLength":80}}}""", Outcome.Pass)]
    [InlineData("""{"$ref":"#/components/schemas/Order"}""", Outcome.Pass)]
    [InlineData("""{"type":"array","items":{"type":"string","enum":["a"]}}""", Outcome.Pass)]
    [InlineData("""{"type":"object","properties":{"name":{"type":"string"}}}""", Outcome.Unknown)]
    [InlineData("""{"$ref":"#/components/schemas/Missing"}""", Outcome.Unknown)]
    [InlineData("""{"$ref":"#/components/schemas/Loop"}""", Outcome.Unknown)]
    public void JudgesTheDescribedBodies(string schema, Outcome expected)
    {
        const string Description = """{"openapi":"3.1.0","paths":{"/orders":{"post":{"requestBody":{"content":{"application/json":{"schema":SCHEMA}}}}}},"components":{"schemas":{"Order":{"type":"object","properties":{"at":{"type":"string","format":"date"}}},"Loop":{"$ref":"#/components/schemas/Loop"}}}}""";
        var text = Description.Replace("SCHEMA", schema, StringComparison.Ordinal);

        Assert.Equal(expected, Judge(text).Outcome);
    }

    [Fact]
    public void DoesNotApply_WhenNothingIsTaken() => Assert.Equal(Outcome.NotApplicable, Judge("""{"openapi":"3.1.0","paths":{"/orders":{"get":{}}}}""").Outcome);

    [Fact]
    public void IsUnknown_WhenNothingIsDescribed() => Assert.Equal(Outcome.Unknown, Assert.Single(new InputIsValidated().Live(Healthy.Targets.Healthy)).Outcome);

    private static Verdict Judge(string text) => Assert.Single(new InputIsValidated().Live(Healthy.Targets.Healthy.Answering(Healthy.Targets.Json(Request, 200, text))));
}
