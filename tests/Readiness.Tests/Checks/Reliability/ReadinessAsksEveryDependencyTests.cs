using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Reliability;

public sealed class ReadinessAsksEveryDependencyTests
{
    private static readonly ReadinessAsksEveryDependency Check = new();

    private static TargetFacts Without => Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(Healthy.Targets.NotFound)]);

    [Theory]
    [InlineData("""{"status":"Healthy","entries":{"npgsql":{},"redis":{}}}""")]
    [InlineData("""{"status":"UP","components":{"db":{"status":"UP"},"redis":{"status":"UP"}}}""")]
    [InlineData("""{"checks":[{"name":"postgres","status":"ok"},{"name":"cache","status":"ok"}]}""")]
    [InlineData("""{"ok":true,"database":"ok","redis":"ok"}""")]
    public void Passes_WhenEveryDependencyIsNamed(string body) => Passes(Check, Answering(body).WithFacts(Fact.Database, Fact.Cache));

    [Fact]
    public void IsPartial_WhenOneIsMissing() => IsPartial(Check, Answering("""{"database":"ok"}""").WithFacts(Fact.Database, Fact.Queue));

    [Theory]
    [InlineData("""{"status":"ok"}""")]
    [InlineData("not json")]
    [InlineData("[[[[[[[[[[[[1]]]]]]]]]]]]")]
    public void IsUnknown_WhenTheAnswerNamesNothing(string body) => IsUnknown(Check, Answering(body).WithFacts(Fact.Database), UnknownReason.Never);

    [Fact]
    public void IsUnknown_WithoutAHealthEndpoint() => IsUnknown(Check, Without, UnknownReason.Never);

    [Theory]
    [InlineData(Language.CSharp, "services.AddHealthChecks().AddNpgSql(dsn).AddRedis(redis);", Outcome.Pass)]
    [InlineData(Language.CSharp, "services.AddHealthChecks().AddNpgSql(dsn);", Outcome.Partial)]
    [InlineData(Language.CSharp, "builder.AddRedis(\"cache\");", Outcome.Fail)]
    [InlineData(Language.CSharp, "builder.AddNpgsqlDbContext<Shop>(\"db\"); builder.AddRedisClient(\"cache\");", Outcome.Pass)]
    [InlineData(Language.JavaScript, "await prisma.$queryRaw`SELECT 1`; await redis.ping();", Outcome.Pass)]
    [InlineData(Language.JavaScript, "res.json({ status: 'ok' })", Outcome.Fail)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithFacts(Fact.Database, Fact.Cache).WithSource(Check, "api/health", language, source)));

    [Fact]
    public void IgnoresQueries_ThatCheckNothing() =>
        Ends(Outcome.Fail, Check.Repository(Repo.Http().WithFacts(Fact.Database).WithSource(Check, "api/orders.go", Language.Go, "sql := \"SELECT 1\"\nexists := \"EXISTS (SELECT 1 FROM orders)\"")));

    [Fact]
    public void Passes_WithTheActuator() =>
        Ends(Outcome.Pass, Check.Repository(Repo.Http("api", Fact.Java).WithFacts(Fact.Database).WithDependency("api", "spring-boot-starter-actuator")));

    [Fact]
    public void SaysNothing_WithoutDependencies() => Assert.Empty(Check.Repository(Repo.Http()));

    private static TargetFacts Answering(string body) => Without.Answering(Healthy.Targets.Json(ProbeRequest.Get("/health"), 200, body));
}
