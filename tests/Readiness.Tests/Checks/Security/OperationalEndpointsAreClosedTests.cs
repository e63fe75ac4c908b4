using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class OperationalEndpointsAreClosedTests
{
    private static readonly OperationalEndpointsAreClosed Check = new();

    private static TargetFacts Closed => Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(Healthy.Targets.NotFound)]);

    [Fact]
    public void Passes_WhenNothingIsOpen() => Passes(Check, Closed);

    [Fact]
    public void Passes_WhenStrangersAreRefused() =>
        Passes(Check, Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(request => Healthy.Targets.Html(request, 401, "no"))]));

    [Theory]
    [InlineData("/actuator/env", "{\"activeProfiles\":[],\"propertySources\":[]}")]
    [InlineData("/debug/pprof/", "<html><title>/debug/pprof/</title>")]
    [InlineData("/phpinfo.php", "<title>phpinfo()</title>")]
    [InlineData("/hangfire", "<title>Overview – Hangfire Dashboard</title>")]
    [InlineData("/adminer.php", "<title>Login - Adminer</title>")]
    [InlineData("/metrics", "# HELP http_requests_total Requests\nhttp_requests_total{method=\"GET\",path=\"/orders\"} 3")]
    [InlineData("/server-status", "<h1>Apache Server Status for shop</h1>")]
    public void Fails_WhenItTellsAboutTheApplication(string path, string body) => Fails(Check, Opening(path, body));

    [Theory]
    [InlineData("/metrics", "# HELP go_goroutines Goroutines\ngo_goroutines 7")]
    [InlineData("/actuator", "{\"_links\":{}}")]
    [InlineData("/swagger/index.html", "<title>Swagger UI</title>")]
    public void IsPartial_WhenItTellsLittle(string path, string body) => IsPartial(Check, Opening(path, body));

    [Theory]
    [InlineData("/admin", "<title>Admin</title><form><input type=\"password\"></form>")]
    [InlineData("/metrics", "<title>Our metrics</title><p>We measure success</p>")]
    [InlineData("/prometheus/", "<title>Shop</title>")]
    public void Passes_WhenItIsASignInOrSomethingElse(string path, string body) => Passes(Check, Opening(path, body));

    [Fact]
    public void Passes_WhenAPublicApiShowsItsReference() =>
        Passes(Check, Opening("/swagger/index.html", "<title>Swagger UI</title>") with { Declared = new() { IsPublicApi = true } });

    [Fact]
    public void Fails_WhenHealthTellsConnectionStrings() =>
        Fails(Check, Closed.Answering(Healthy.Targets.Json(ProbeRequest.Get("/health"), 200, """{"status":"Unhealthy","db":"Host=10.0.0.4;Password=x"}""")));

    [Fact]
    public void IsPartial_WhenTraceEchoes() =>
        IsPartial(Check, Closed.Answering(Healthy.Targets.Of(Check.Requests.Single(request => request.Method == "TRACE"), 200, "message/http", "TRACE / HTTP/1.1\r\nX-Gapless-Echo: gapless-echo-7d1f")));

    [Fact]
    public void Fails_WhenAHeapDumpIsThere() =>
        Fails(Check, Closed.Answering(Healthy.Targets.Of(new("HEAD", "/actuator/heapdump"), 200, "application/octet-stream")));

    [Fact]
    public void Passes_WhenASinglePageApplicationAnswersEverything()
    {
        const string page = "<title>Admin dashboard</title># HELP x";
        var target = Healthy.Targets.Healthy with { Missing = Healthy.Targets.Html(Healthy.Targets.Healthy.Missing.Request, 200, page) };

        Passes(Check, target.Answering([.. Check.Requests.Select(request => Healthy.Targets.Html(request, 200, page))]));
    }

    [Fact]
    public void IsUnknown_WhenAPathStaysSilent() =>
        IsUnknown(Check, Closed.Answering(Healthy.Targets.Silent(ProbeRequest.Get("/metrics"), AnswerFailure.TimedOut)), UnknownReason.Error);

    [Fact]
    public void DoesNotApply_ToAnInternalTestTarget() =>
        DoesNotApply(Check, Closed with { Declared = TargetDeclaration.None, Facts = Healthy.Targets.Facts(Fact.Target, Fact.Http) });

    [Theory]
    [InlineData("api/application.properties", Language.Configuration, "management.endpoints.web.exposure.include=*", Outcome.Fail)]
    [InlineData("api/application.yml", Language.Yaml, "      exposure:\n        include: \"*\"", Outcome.Fail)]
    [InlineData("api/application.yml", Language.Yaml, "      exposure:\n        include: health,info", Outcome.Unknown)]
    [InlineData("api/main.go", Language.Go, "import _ \"net/http/pprof\"", Outcome.Partial)]
    [InlineData("api/Program.cs", Language.CSharp, "app.UseHangfireDashboard();", Outcome.Partial)]
    public void JudgesTheRepository(string path, string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, path, language, source)));

    private static TargetFacts Opening(string path, string body) => Closed.Answering(Healthy.Targets.Html(ProbeRequest.Get(path), 200, body));
}
