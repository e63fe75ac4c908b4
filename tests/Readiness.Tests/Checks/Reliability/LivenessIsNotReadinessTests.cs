using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Reliability;

public sealed class LivenessIsNotReadinessTests
{
    private const string WithDatabase = """{"status":"Healthy","entries":{"postgres":{"status":"Healthy"}}}""";

    private static readonly LivenessIsNotReadiness Check = new();

    [Fact]
    public void Passes_WhenReadinessAsksAndLivenessDoesNot() => Passes(Check, Answering(("/livez", "{\"status\":\"ok\"}"), ("/readyz", WithDatabase)));

    [Fact]
    public void Passes_WhenHealthAsksAndAliveDoesNot() => Passes(Check, Answering(("/alive", "{\"status\":\"ok\"}"), ("/health", WithDatabase)));

    [Fact]
    public void IsPartial_WhenLivenessAsksToo() => IsPartial(Check, Answering(("/livez", WithDatabase), ("/readyz", WithDatabase)));

    [Fact]
    public void IsPartial_WithOneEndpoint() => IsPartial(Check, Answering(("/health", "{\"status\":\"ok\"}")));

    [Fact]
    public void Fails_WhenTheOnlyOneAsksDependencies() => Fails(Check, Answering(("/health", WithDatabase)));

    [Fact]
    public void Fails_WithoutAny() => Fails(Check, Answering());

    [Fact]
    public void IsUnknown_WhenBothAnswerTheSamePlainWord() => IsUnknown(Check, Answering(("/livez", "\"ok\""), ("/readyz", "\"ok\"")), UnknownReason.Never);

    [Theory]
    [InlineData("/livez", "/readyz", Outcome.Pass)]
    [InlineData("/health", "/health", Outcome.Partial)]
    [InlineData("/livez", null, Outcome.Partial)]
    [InlineData(null, "/readyz", Outcome.Partial)]
    [InlineData(null, null, Outcome.Fail)]
    public void JudgesTheProbesOfAWorkload(string? live, string? ready, Outcome expected) => Ends(expected, Check.Repository(Workload("shop/api:1", Probe(live), Probe(ready))));

    [Fact]
    public void IsPartial_WhenReadinessOnlyConnects() =>
        Ends(Outcome.Partial, Check.Repository(Workload("shop/api:1", Probe("/livez"), Repo.Map(("tcpSocket", Repo.Map(("port", "80")))))));

    [Fact]
    public void IgnoresDelays_WhenProbesAreCompared() =>
        Ends(Outcome.Partial, Check.Repository(Workload(
            "shop/api:1",
            Repo.Map(("httpGet", Repo.Map(("path", "/health"))), ("periodSeconds", "5")),
            Repo.Map(("httpGet", Repo.Map(("path", "/health"))), ("periodSeconds", "9")))));

    [Fact]
    public void LeavesOutBoughtWorkloads() => Assert.DoesNotContain(Check.Repository(Workload("postgres:17", null, null)), verdict => verdict.Subject.StartsWith("Deployment", StringComparison.Ordinal));

    [Theory]
    [InlineData("app.get('/livez', a); app.get('/readyz', b);", Outcome.Pass)]
    [InlineData("app.get('/alive', a); app.get('/health', b);", Outcome.Pass)]
    [InlineData("app.get('/alive', a);", Outcome.Partial)]
    [InlineData("app.get('/health', a);", Outcome.Partial)]
    [InlineData("app.listen(1)", Outcome.Fail)]
    [InlineData("res.set('Connection', 'keep-alive'); client.on('ready', go)", Outcome.Fail)]
    public void JudgesSource(string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server.js", Language.JavaScript, source)));

    [Fact]
    public void LooksIntoSharedLibraries()
    {
        var repository = Repo.Http("Api", Fact.DotNet).WithComponent("Defaults", Fact.DotNet, ComponentKind.Library)
            .WithSource(Check, "Defaults/Extensions.cs", Language.CSharp, "app.MapHealthChecks(\"/ready\"); app.MapHealthChecks(\"/alive\");");

        Ends(Outcome.Pass, Check.Repository(repository));
    }

    private static TargetFacts Answering(params (string Path, string Body)[] bodies) =>
        Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(Healthy.Targets.NotFound)])
            .Answering([.. bodies.Select(one => Healthy.Targets.Json(ProbeRequest.Get(one.Path), 200, one.Body))]);

    private static Node? Probe(string? path) => path is null ? null : Repo.Map(("httpGet", Repo.Map(("path", path), ("port", "8080"))));

    private static RepositoryFacts Workload(string image, Node? live, Node? ready)
    {
        var container = new List<(string, object)> { ("image", image) };
        if (live is not null)
        {
            container.Add(("livenessProbe", live));
        }

        if (ready is not null)
        {
            container.Add(("readinessProbe", ready));
        }

        var root = Repo.Map(("spec", Repo.Map(("template", Repo.Map(("spec", Repo.Map(("containers", Repo.List(Repo.Map([.. container]))))))))));
        return Repo.Http().WithKubernetes("k8s/api.yaml", "Deployment", "api", root);
    }
}
