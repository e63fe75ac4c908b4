using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class CrossOriginAccessIsLimitedTests
{
    private static readonly CrossOriginAccessIsLimited Check = new();

    private static readonly TargetFacts Declaring = Healthy.Targets.Healthy with { Declared = new() { AllowedOrigins = ["https://app.example"] } };

    [Fact]
    public void Passes_WhenNobodyIsLetIn() => Passes(Check, Answered(Healthy.Targets.Healthy, (_, answer) => answer));

    [Fact]
    public void Passes_WhenOnlyTheDeclaredOriginIsLetIn() =>
        Passes(Check, Answered(Declaring, (origin, answer) => origin == "https://app.example" ? Allow(answer, origin) : answer));

    [Fact]
    public void Fails_WhenAnyOriginIsReflectedWithCredentials() => Fails(Check, Answered(Healthy.Targets.Healthy, Allow));

    [Theory]
    [InlineData("null")]
    [InlineData("https://shop.example.gapless-probe.invalid")]
    [InlineData("https://gaplessshop.example")]
    public void Fails_WhenOneTrickIsLetInWithCredentials(string trick) =>
        Fails(Check, Answered(Healthy.Targets.Healthy, (origin, answer) => origin == trick ? Allow(answer, origin) : answer));

    [Fact]
    public void Fails_WhenAPreflightGrantsEverybodyWithCredentials() =>
        Fails(Check, Answered(Healthy.Targets.Healthy, (_, answer) => answer.Request.Method == "OPTIONS" ? Allow(answer, "*") : answer));

    [Fact]
    public void Passes_WhenAPublicApiAllowsEverybodyWithoutCredentials() =>
        Passes(Check, Answered(Healthy.Targets.Healthy, (_, answer) => answer.Sending("Access-Control-Allow-Origin", "*")));

    [Fact]
    public void IsPartial_WhenAnApiWithCookiesAllowsEverybody() =>
        IsPartial(Check, Answered(Healthy.Targets.Healthy.WithFacts(Fact.CookieAuthentication), (_, answer) => answer.Sending("Access-Control-Allow-Origin", "*")));

    [Fact]
    public void IsPartial_WhenReflectedWithoutVary() =>
        IsPartial(Check, Answered(Healthy.Targets.Healthy, (origin, answer) => answer.Sending("Access-Control-Allow-Origin", origin)));

    [Fact]
    public void IsPartial_WhenTheDeclaredOriginIsRefused() => IsPartial(Check, Answered(Declaring, (_, answer) => answer));

    [Fact]
    public void IsPartial_WhenThePreflightOfTheDeclaredOriginIsRefused() =>
        IsPartial(Check, Answered(Declaring, (origin, answer) => origin != "https://app.example" ? answer
            : answer.Request.Method == "OPTIONS" ? Allow(answer, origin) with { Status = 401 } : Allow(answer, origin)));

    [Fact]
    public void IsPartial_WhenAPreflightIsRememberedForDays() =>
        IsPartial(Check, Answered(Declaring, (origin, answer) => origin == "https://app.example" ? Allow(answer, origin).Sending("Access-Control-Max-Age", "864000") : answer));

    [Fact]
    public void JudgesARefusal_AsAnAnswer() => Passes(Check, Answered(Healthy.Targets.Healthy, (_, answer) => answer with { Status = 403 }));

    [Fact]
    public void IsUnknown_WhenAGatewayAnswers() => IsUnknown(Check, Answered(Healthy.Targets.Healthy, (_, answer) => answer with { Status = 502 }), UnknownReason.Blocked);

    [Fact]
    public void JudgesAPublicAndAProtectedPath()
    {
        var description = Healthy.Targets.Json(ApiDescription.Requests[0], 200, """
            {"openapi":"3.0.0","paths":{"/items":{"get":{}},"/orders/{id}":{"get":{"security":[{"bearer":[]}]}}}}
            """);
        var target = Answered(Healthy.Targets.Healthy.Answering(description), (_, answer) => answer.Sending("Access-Control-Allow-Origin", "*"));

        Assert.Equal(
            [("https://shop.example/items", Outcome.Pass), ("https://shop.example/orders/00000000-0000-4000-8000-000000000000", Outcome.Partial)],
            Check.Live(target).Select(verdict => (verdict.Subject, verdict.Outcome)));
    }

    [Theory]
    [InlineData(Language.CSharp, "policy.AllowAnyOrigin().AllowAnyHeader()", Outcome.Partial)]
    [InlineData(Language.CSharp, "policy.SetIsOriginAllowed(_ => true).AllowCredentials()", Outcome.Fail)]
    [InlineData(Language.CSharp, "policy.WithOrigins(settings.Origins)", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.use(cors())", Outcome.Partial)]
    [InlineData(Language.JavaScript, "app.use(cors({ origin: true, credentials: true }))", Outcome.Fail)]
    [InlineData(Language.JavaScript, "app.use(cors({ origin: process.env.WEB_ORIGIN, credentials: true }))", Outcome.Pass)]
    [InlineData(Language.Python, "allow_origins=[\"*\"],\n    allow_credentials=True,", Outcome.Fail)]
    [InlineData(Language.Python, "allow_origins=[settings.FRONTEND],\n    allow_credentials=True,", Outcome.Pass)]
    [InlineData(Language.JavaScript, "const defaults = { origin: '*' };\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nheaders.set('Access-Control-Allow-Credentials', 'true');", Outcome.Partial)]
    [InlineData(Language.Python, "CORS_ALLOW_ALL_ORIGINS = True", Outcome.Partial)]
    [InlineData(Language.Python, "CORS_ALLOWED_ORIGINS = env.list('ORIGINS')", Outcome.Pass)]
    [InlineData(Language.Go, "w.Header().Set(\"Access-Control-Allow-Origin\", r.Header.Get(\"Origin\"))\nw.Header().Set(\"Access-Control-Allow-Credentials\", \"true\")", Outcome.Fail)]
    [InlineData(Language.Java, "@CrossOrigin(\"*\")\npublic class A {}", Outcome.Partial)]
    [InlineData(Language.Java, "@CrossOrigin(origins = \"https://app.example\")", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.listen(3000)", Outcome.Pass)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));

    private static Answer Allow(string origin, Answer answer) => Allow(answer, origin);

    private static Answer Allow(Answer answer, string origin) =>
        answer.Sending("Access-Control-Allow-Origin", origin).Sending("Access-Control-Allow-Credentials", "true").Sending("Vary", "Origin");

    private static TargetFacts Answered(TargetFacts target, Func<string, Answer, Answer> change) =>
        target.Answering([.. Check.FollowUps(target).Select(request =>
            change(request.Headers["origin"], Healthy.Targets.Json(request, request.Method == "OPTIONS" ? 204 : 200, "{}")))]);
}
