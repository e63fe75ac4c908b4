using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Reliability;

public sealed class HealthEndpointAnswersTests
{
    private static readonly HealthEndpointAnswers Check = new();

    private static readonly ProbeRequest Health = ProbeRequest.Get("/health");

    private static TargetFacts Without => Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(Healthy.Targets.NotFound)]);

    [Theory]
    [InlineData("application/json", "{\"status\":\"ok\"}")]
    [InlineData("application/health+json", "{\"status\":\"pass\"}")]
    [InlineData("text/plain", "Healthy")]
    public void Passes_WhenItAnswersQuickly(string type, string body) => Passes(Check, Answering(request => Healthy.Targets.Of(request, 200, type, body)));

    [Theory]
    [InlineData(20, 20, 4000, Outcome.Pass)]
    [InlineData(20, 1200, 4000, Outcome.Partial)]
    [InlineData(6000, 6000, 20, Outcome.Partial)]
    public void TakesTheMedianOfThree(int first, int second, int third, Outcome expected)
    {
        int[] times = [first, second, third];

        Ends(expected, Check.Live(Answering(request => Healthy.Targets.Json(request, 200, "{}") with { Milliseconds = times[request.Repetition] })));
    }

    [Theory]
    [InlineData("Age", "12")]
    [InlineData("X-Cache", "Hit from cloudfront")]
    public void IsPartial_WhenACacheAnswers(string name, string value) => IsPartial(Check, Answering(request => Healthy.Targets.Json(request, 200, "{}").Sending(name, value)));

    [Fact]
    public void IsPartial_When200SaysUnhealthy() => IsPartial(Check, Answering(request => Healthy.Targets.Json(request, 200, "{\"status\":\"DOWN\"}")));

    [Fact]
    public void IsPartial_WhenItIsAPage() => IsPartial(Check, Answering(request => Healthy.Targets.Html(request, 200, "OK")));

    [Fact]
    public void Fails_WhenItSaysUnhealthyTwice() => Fails(Check, Answering(request => Healthy.Targets.Json(request, 503, "{\"status\":\"Unhealthy\"}")));

    [Fact]
    public void Fails_WhenThereIsNone() => Fails(Check, Without);

    [Fact]
    public void Fails_WhenASinglePageApplicationAnswersEverything()
    {
        const string page = "<title>Shop</title><div id=root>status ok</div>";
        var target = Healthy.Targets.Healthy with { Missing = Healthy.Targets.Html(Healthy.Targets.Healthy.Missing.Request, 200, page) };

        Fails(Check, target.Answering([.. Check.Requests.Select(request => Healthy.Targets.Html(request, 200, page))]));
    }

    [Fact]
    public void Passes_AtThePathTheOwnerNames()
    {
        var target = Without with { Declared = new() { HealthPath = "/internal/beat" } };

        Passes(Check, target.Answering([.. Check.FollowUps(target).Select(request => Healthy.Targets.Json(request, 200, "{}"))]));
    }

    [Fact]
    public void IsUnknown_WhenNothingAnswers() =>
        IsUnknown(Check, Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(request => Healthy.Targets.Silent(request, AnswerFailure.TimedOut))]), UnknownReason.Error);

    [Theory]
    [InlineData(Language.CSharp, "app.MapHealthChecks(\"/health\");", Outcome.Pass)]
    [InlineData(Language.CSharp, "if (app.Environment.IsDevelopment())\n{\n    app.MapHealthChecks(\"/health\");\n}", Outcome.Partial)]
    [InlineData(Language.JavaScript, "app.get('/health', (req, res) => res.json({ ok: true }))", Outcome.Pass)]
    [InlineData(Language.JavaScript, "router.get(\"/api/health\", handler)", Outcome.Pass)]
    [InlineData(Language.JavaScript, "fetch('/health')", Outcome.Fail)]
    [InlineData(Language.Python, "@app.get(\"/healthz\")", Outcome.Pass)]
    [InlineData(Language.Go, "http.HandleFunc(\"/livez\", live)", Outcome.Pass)]
    [InlineData(Language.Java, "@GetMapping(\"/health\")", Outcome.Pass)]
    [InlineData(Language.Ruby, "get \"/up\" => \"rails/health#show\"", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.get('/healthcare', list)", Outcome.Fail)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));

    [Fact]
    public void IsPartial_WhenTheSharedDefaultsMapItInDevelopmentOnly()
    {
        var repository = Repo.Http("Api", Fact.DotNet).WithComponent("Defaults", Fact.DotNet, ComponentKind.Library)
            .WithSource(Check, "Api/Program.cs", Language.CSharp, "app.MapDefaultEndpoints();")
            .WithSource(Check, "Defaults/Extensions.cs", Language.CSharp, "if (app.Environment.IsDevelopment())\n{\n    app.MapHealthChecks(\"/health\");\n}");

        Ends(Outcome.Partial, Check.Repository(repository));
    }

    [Theory]
    [InlineData("web/app/api/health/route.ts", Outcome.Pass)]
    [InlineData("web/pages/api/healthz.ts", Outcome.Pass)]
    [InlineData("web/app/routes/api+/health.ts", Outcome.Pass)]
    [InlineData("web/app/health-insurance/page.tsx", Outcome.Fail)]
    public void KnowsFileBasedRoutes(string path, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http("web").WithFile(path, Language.JavaScript)));

    [Fact]
    public void Passes_WithTheActuator() => Ends(Outcome.Pass, Check.Repository(Repo.Http("api", Fact.Java).WithDependency("api", "org.springframework.boot:spring-boot-starter-actuator")));

    private static TargetFacts Answering(Func<ProbeRequest, Answer> answer) =>
        Without.Answering(answer(Health), answer(Health with { Repetition = 1 }), answer(Health with { Repetition = 2 }));
}
