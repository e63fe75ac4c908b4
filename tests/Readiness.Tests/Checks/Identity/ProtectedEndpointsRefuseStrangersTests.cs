using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Identity;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Identity;

public sealed class ProtectedEndpointsRefuseStrangersTests
{
    private static readonly ProtectedEndpointsRefuseStrangers Check = new();

    private static readonly TargetFacts Declaring = Healthy.Targets.Healthy with { Declared = new() { ProtectedPaths = ["/orders"] } };

    [Fact]
    public void Passes_WhenBothAreRefused() => Passes(Check, Answered(Refuse));

    [Fact]
    public void Passes_With403() => Passes(Check, Answered(request => Healthy.Targets.Json(request, 403, "{}")));

    [Fact]
    public void Passes_WhenItLeadsToTheSignInPage() => Passes(Check, Answered(request => Healthy.Targets.Html(request, 302, "").Sending("Location", "/login?next=/orders")));

    [Fact]
    public void Fails_WhenStrangersGetData() => Fails(Check, Answered(request => Healthy.Targets.Json(request, 200, """[{"id":1,"total":12}]""")));

    [Fact]
    public void Fails_WhenABadTokenIsBelieved() =>
        Fails(Check, Answered(request => request.Headers.IsEmpty ? Refuse(request) : Healthy.Targets.Json(request, 200, """{"id":1,"total":12}""")));

    [Theory]
    [InlineData(401, "{}")]
    [InlineData(404, "{}")]
    [InlineData(500, "{}")]
    [InlineData(400, "{}")]
    [InlineData(200, "")]
    [InlineData(200, """{"success":false,"message":"x"}""")]
    [InlineData(200, """{"items":[]}""")]
    public void IsPartial_WhenTheRefusalIsVague(int status, string body) => IsPartial(Check, Answered(request => Healthy.Targets.Json(request, status, body)));

    [Fact]
    public void IsPartial_WhenASinglePageApplicationAnswers()
    {
        var page = Healthy.Targets.Html(Healthy.Targets.Healthy.Missing.Request, 200, "<title>Shop</title>");

        IsPartial(Check, Answered(request => Healthy.Targets.Html(request, 200, "<title>Shop</title>")) with { Missing = page });
    }

    [Fact]
    public void IsUnknown_WhenAGatewayAnswers() => IsUnknown(Check, Answered(request => Healthy.Targets.Json(request, 502, "")), UnknownReason.Blocked);

    [Fact]
    public void AsksWhatTheDescriptionProtects()
    {
        var target = Healthy.Targets.Healthy.Answering(Describing("""
            {"openapi":"3.1.0","security":[{"bearer":[]}],"paths":{
              "/orders/{id}":{"get":{},"delete":{}},
              "/deliveries":{"get":{"security":[{"bearer":[]}]}},
              "/items":{"get":{"security":[]}},
              "/offers":{"get":{"security":[{},{"bearer":[]}]}},
              "/search":{"get":{"parameters":[{"in":"query","name":"key","required":true}]}},
              "/auth/login":{"get":{}},
              "/health":{"get":{}}}}
            """));

        Assert.Equal(
            ["/orders/00000000-0000-4000-8000-000000000000", "/deliveries"],
            Check.FollowUps(target).Where(request => request.Headers.IsEmpty).Select(request => request.Path));
    }

    [Fact]
    public void DoesNotApply_WhenTheDescriptionProtectsNothing() =>
        DoesNotApply(Check, Healthy.Targets.Healthy.Answering(Describing("""{"openapi":"3.1.0","paths":{"/items":{"get":{}}}}""")));

    [Fact]
    public void IsUnknown_WhenNoProtectedEndpointIsKnown() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    [Theory]
    [InlineData(Language.CSharp, "options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();", Outcome.Pass)]
    [InlineData(Language.CSharp, "[Authorize]\npublic class Orders {}", Outcome.Partial)]
    [InlineData(Language.JavaScript, "app.use('/api', requireAuth);", Outcome.Pass)]
    [InlineData(Language.JavaScript, "router.get('/orders', requireAuth, list);", Outcome.Partial)]
    [InlineData(Language.Java, ".anyRequest().authenticated()", Outcome.Pass)]
    [InlineData(Language.Ruby, "class OrdersController < ApplicationController\n  before_action :authenticate_user!", Outcome.Partial)]
    [InlineData(Language.Ruby, "class ApplicationController\n  before_action :authenticate_user!", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.listen(1)", Outcome.NotApplicable)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));

    private static Answer Describing(string json) => Healthy.Targets.Json(ApiDescription.Requests[0], 200, json);

    private static Answer Refuse(ProbeRequest request) => Healthy.Targets.Json(request, 401, "{}").Sending("WWW-Authenticate", "Bearer");

    private static TargetFacts Answered(Func<ProbeRequest, Answer> answer) => Declaring.Answering([.. Check.FollowUps(Declaring).Select(answer)]);
}
