using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class RequestsAreLimitedTests
{
    private static readonly RequestsAreLimited Check = new();

    private static readonly ProbeRequest Cheap = ProbeRequest.Get("/ping");

    [Fact]
    public void Passes_WhenABurstIsStoppedAndLetInAgain() => Passes(Check, Burst(429, "2", 200));

    [Fact]
    public void Passes_WhenRetryAfterIsADate() => Passes(Check, Burst(429, "Fri, 20 Nov 2026 12:01:00 GMT", 200));

    [Fact]
    public void IsPartial_WithoutRetryAfter() => IsPartial(Check, Burst(429, null, 200));

    [Fact]
    public void IsPartial_WhenRetryAfterIsUnreadable() => IsPartial(Check, Burst(429, "soon", 200));

    [Fact]
    public void IsPartial_WhenTheAnswerIs503() => IsPartial(Check, Burst(503, "1", 200));

    [Fact]
    public void IsPartial_WhenItDoesNotRecover() => IsPartial(Check, Burst(429, "1", 429));

    [Fact]
    public void IsPartial_WhenConnectionsAreDropped() => IsPartial(Check, Healthy.Targets.Healthy with { Agreed = new() { Burst = new(new("https://shop.example/ping"), 120, 6, null, null, 30) } });

    [Fact]
    public void IsUnknown_WhenNoLimitShows() =>
        IsUnknown(Check, Healthy.Targets.Healthy with { Agreed = new() { Burst = new(new("https://shop.example/ping"), 120, 6, null, null, 0) } }, UnknownReason.Never);

    [Fact]
    public void IsUnknown_WithTheHeadersAsAHint_WithoutABurst()
    {
        var verdict = IsUnknown(Check, Healthy.Targets.Healthy.WithHome(home => home.Sending("RateLimit", "\"default\";r=50;t=30")), UnknownReason.Never);

        Assert.Equal(Confidence.Hint, Assert.Single(verdict.Evidence).Confidence);
    }

    [Theory]
    [InlineData(Language.Configuration, "limit_req zone=api burst=20;", Outcome.Pass)]
    [InlineData(Language.CSharp, "options.KnownIPNetworks.Add(network);\ncontext.Response.StatusCode = StatusCodes.Status429TooManyRequests;\ncontext.Response.Headers.RetryAfter = \"5\";", Outcome.Pass)]
    [InlineData(Language.CSharp, "if (answer.StatusCode == HttpStatusCode.TooManyRequests) { await Wait(answer.Headers.RetryAfter); }", Outcome.Fail)]
    [InlineData(Language.JavaScript, "app.set('trust proxy', 1);\napp.use(rateLimit({ windowMs: 900000, max: 100 }));", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.use(rateLimit({ windowMs: 900000, max: 100 }));", Outcome.Partial)]
    [InlineData(Language.JavaScript, "app.set('trust proxy', true);\napp.use(rateLimit({ max: 100 }));", Outcome.Partial)]
    [InlineData(Language.CSharp, "options.KnownProxies.Add(proxy); app.UseRateLimiter();", Outcome.Pass)]
    [InlineData(Language.CSharp, "builder.Services.AddRateLimiter(_ => {});", Outcome.Fail)]
    [InlineData(Language.Python, "limiter = Limiter(key_func=get_user_id)", Outcome.Pass)]
    [InlineData(Language.Ruby, "Rack::Attack.throttle('ip', limit: 5, period: 1)", Outcome.Pass)]
    [InlineData(Language.Hcl, "resource \"aws_api_gateway_usage_plan\" \"main\" {", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.listen(3000)", Outcome.Fail)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));

    [Fact]
    public void IsPartial_WhenReplicasCountApart()
    {
        var repository = Repo.Http().WithSource(Check, "api/server.js", Language.JavaScript, "app.set('trust proxy', 1);\napp.use(rateLimit({ max: 100 }));")
            .WithKubernetes("k8s/api.yaml", "Deployment", "api", Repo.Map(("spec", Repo.Map(("replicas", "3"), ("template", Repo.Map(("spec", Repo.Map(("containers", Repo.List())))))))));

        Ends(Outcome.Partial, Check.Repository(repository));
        Ends(Outcome.Pass, Check.Repository(repository.WithSource(Check, "api/store.js", Language.JavaScript, "new RedisStore({ client })")));
    }

    private static TargetFacts Burst(int status, string? retryAfter, int recovery)
    {
        var limited = Healthy.Targets.Json(Cheap, status, "{}");
        limited = retryAfter is null ? limited : limited.Sending("Retry-After", retryAfter);
        return Healthy.Targets.Healthy with { Agreed = new() { Burst = new(limited.Url, 101, 5.1, limited, Healthy.Targets.Json(Cheap, recovery, "{}"), 0) } };
    }
}
