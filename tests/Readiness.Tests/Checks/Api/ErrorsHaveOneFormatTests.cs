using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Api;

public sealed class ErrorsHaveOneFormatTests
{
    private const string Problem = """{"type":"about:blank","title":"Not Found","status":404}""";

    private static readonly ErrorsHaveOneFormat Check = new();

    [Fact]
    public void Passes_WhenEveryErrorIsAProblem() => Passes(Check, Answering((404, "application/problem+json", Problem)));

    [Fact]
    public void IsPartial_WhenOthersAreHtml() => IsPartial(Check, Answering((404, "application/problem+json", Problem), (400, "text/html", "<h1>Bad request</h1>")));

    [Theory]
    [InlineData(404, "application/problem+json", """{"type":"about:blank","title":"x","status":400}""")]
    [InlineData(404, "application/json", """{"error":{"code":"missing","message":"No such thing"}}""")]
    public void IsPartial_WhenTheFormIsItsOwn(int status, string type, string body) => IsPartial(Check, Answering((status, type, body)));

    [Theory]
    [InlineData(404, "text/html", "<h1>Not found</h1>")]
    [InlineData(404, "text/plain", "404 page not found")]
    [InlineData(404, "application/json", "")]
    [InlineData(404, "application/json", "\"no\"")]
    [InlineData(200, "application/json", """{"error":"no such thing"}""")]
    public void Fails_WhenNoProgramCanReadIt(int status, string type, string body) => Fails(Check, Answering((status, type, body)));

    [Fact]
    public void IsUnknown_WhenAGatewayAnswers() => IsUnknown(Check, Answering((502, "text/html", "<h1>Bad gateway</h1>")), UnknownReason.Blocked);

    [Fact]
    public void AsksWhereTheApiIs()
    {
        var target = Healthy.Targets.Healthy.Answering(Healthy.Targets.Json(ApiDescription.Requests[1], 200, """{"openapi":"3.1.0","security":[{"key":[]}],"paths":{"/v2/orders":{"get":{}}}}"""));

        Assert.Equal(["/v2/gapless-nothing", "/v2/%E0%A4%A", "/v2/orders"], Check.FollowUps(target).Select(request => request.Path));
    }

    private static TargetFacts Answering(params (int Status, string Type, string Body)[] answers) => Healthy.Targets.Healthy.Answering(
        [.. Check.FollowUps(Healthy.Targets.Healthy).Select((request, index) => Healthy.Targets.Of(request, answers[Math.Min(index, answers.Length - 1)].Status, answers[Math.Min(index, answers.Length - 1)].Type, answers[Math.Min(index, answers.Length - 1)].Body))]);
}
