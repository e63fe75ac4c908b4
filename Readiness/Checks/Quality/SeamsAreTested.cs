using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class SeamsAreTested : Check
{
    private static readonly Idiom Endpoint = new("test.integration/endpoint", ["WebApplicationFactory", "DistributedApplicationTestingBuilder", "TestServer", "AlbaHost", "supertest", "light-my-request", ".inject(", "TestClient", "ASGITransport", "APIClient", "self.client.", "client.get(", "client.post(", "httptest.New", "@SpringBootTest(", "MockMvc", "RestAssured", "WebTestClient", "TestRestTemplate", "@QuarkusTest", "@MicronautTest", "type: :request", "IntegrationTest", "Rack::Test", "->get(", "->getJson(", "->postJson(", "->json(", "getJson(", "ConnCase", "test::init_service", ".oneshot(", "spawn_app", "request.get(", "request.post(", "request.put(", "request.delete("])
    {
        Pattern = EndpointTest(),
        Languages = Language.Code,
        In = PathClasses.Test,
        Accept = IsUsed,
        LimitPerFile = 2,
    };

    private static readonly Idiom RealStore = new("test.integration/store", ["Testcontainers", "testcontainers", "GenericContainer", "PostgreSqlContainer", "MsSqlContainer", "PostgreSQLContainer", "dockertest", "embedded-postgres", "EmbeddedPostgres", "DistributedApplicationTestingBuilder", "sqlx::test", "SQL.Sandbox", "DataCase", "mongodb-memory-server", "pytest_postgresql", "Respawn", "AddPostgres(", "AddSqlServer(", "AddMySql(", "AddMongoDB("])
    {
        Languages = [.. Language.Code, Language.Xml],
        In = PathClasses.Test,
        Accept = IsUsed,
        LimitPerFile = 2,
    };

    private static readonly Idiom Refused = new("test.integration/refused", ["401", "403", "Unauthorized", "unauthorized", "Forbidden", ":forbidden", "login_path", "/login", "signIn", "sign_in", "actingAs(", "force_authenticate"])
    {
        Pattern = AccessTest(),
        Languages = Language.Code,
        In = PathClasses.Test,
        Accept = IsUsed,
        LimitPerFile = 2,
    };

    private static readonly Idiom Contract = new("test.integration/contract", ["@pact-foundation", "PactNet", "pact_broker", "PactBuilder", "PactV3", "pact_consumer", "schemathesis", "spring-cloud-contract", "AutoConfigureStubRunner", "DistributedApplicationTestingBuilder", "DockerComposeContainer", "ComposeContainer", "DockerCompose("])
    {
        Languages = [.. Language.Code, Language.Xml, Language.Json],
        In = PathClasses.Test,
        Accept = IsUsed,
        LimitPerFile = 2,
    };

    // typeof(WebApplicationFactory<>) names a type and starts nothing.
    private static bool IsUsed(IdiomMatch match) => !match.LineText.Contains("typeof(", StringComparison.Ordinal);

    public override CheckInfo Info { get; } = new("test.integration", Category.Quality, Priority.High, "Integration tests exercise APIs, the database and the seams between services")
    {
        Why = "Parts that work alone break where they meet: at the route, in the query, at the neighbour's new answer.",
        Remedy = "Start the application in the test with a real database in a container, assert who is refused, and write a contract for each consumer.",
        Effort = Effort.Large,
        Methods = [Method.Repository, Method.Heartbeat],
        References = ["Azure Well-Architected OE:09", "AWS Well-Architected REL08-BP02", "Twelve-Factor App X"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Endpoint, RealStore, Refused, Contract];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        var facets = Facets(repository, runs).ToList();
        var found = facets.Select(facet => facet.Evidence).OfType<Evidence>().ToList();
        var missing = facets.Where(facet => facet.Evidence is null).Select(facet => facet.Name).ToList();
        var inPipeline = runs.FirstOrDefault(run => TestCommands.Runs(run) && !run.IsSwallowed);
        return [(found.Count, missing.Count, inPipeline) switch
        {
            (0, _, _) => Verdict.Fail(Verdict.WholeSystem, "No test goes through an endpoint, a database or another service.", Evidence.Certain("no integration test found")),
            (_, 0, not null) => Verdict.Pass(Verdict.WholeSystem, "Integration tests go through the endpoints and what stands behind them, in the pipeline.", [.. found, inPipeline.Show("the pipeline runs the tests")]),
            (_, 0, null) => Verdict.Partial(Verdict.WholeSystem, "Integration tests are there, but no pipeline runs them.", found),
            _ => Verdict.Partial(Verdict.WholeSystem, $"Integration tests do not go through {string.Join(", ", missing)}{(inPipeline is null ? ", and no pipeline runs them" : "")}.", found),
        }];
    }

    /// <summary><c>hb:ci</c>: <c>integration</c> (how many ran) and <c>failed</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        int Of(Beat beat, string key) => int.TryParse(beat.Meta.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (beats.Beats.FirstOrDefault(beat => beat.Meta.ContainsKey("integration")) is not { } last)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No run of integration tests was ever reported.")];
        }

        var evidence = Evidence.Certain($"{Of(last, "integration")} integration tests, {Of(last, "failed")} failed");
        return [Of(last, "integration") == 0 || Of(last, "failed") > 0 || !last.Succeeded
            ? Verdict.Fail(Verdict.WholeSystem, "The last run had failures, or ran no integration test.", evidence)
            : Verdict.Pass(Verdict.WholeSystem, "The last run of the integration tests passed.", evidence)];
    }

    private static IEnumerable<(string Name, Evidence? Evidence)> Facets(RepositoryFacts repository, IReadOnlyList<PipelineRun> runs)
    {
        var endpoint = repository.FirstOf(null, Endpoint);
        yield return ("the endpoints", Show("endpoint test", endpoint));
        if (repository.Facts.Has(Fact.Database))
        {
            yield return ("a real database", Show("real store", repository.FirstOf(null, RealStore)) ?? (endpoint is null ? null : StoreOfPipeline(repository, runs)));
        }

        if (repository.Facts.Has(Fact.Users))
        {
            var files = repository.HitsOf(Endpoint).Select(hit => hit.Path).ToHashSet(StringComparer.Ordinal);
            yield return ("who is let in", Show("access is asserted", repository.HitsOf(Refused).FirstOrDefault(hit => files.Contains(hit.Path)) ?? (endpoint is null ? null : repository.HitsOf(Refused).FirstOrDefault(hit => AccessFile().IsMatch(hit.Path)))));
        }

        if (repository.Facts.Has(Fact.MultiService))
        {
            yield return ("the seams between services", Show("contract or several services", repository.FirstOf(null, Contract)) ?? runs.FirstOrDefault(run => ContractTool().IsMatch(run.Text))?.Show("contract tool", ContractTool()));
        }
    }

    /// <summary>A job that runs the tests has the database beside it, or starts one first.</summary>
    private static Evidence? StoreOfPipeline(RepositoryFacts repository, IReadOnlyList<PipelineRun> runs)
    {
        foreach (var tests in runs.Where(TestCommands.Runs))
        {
            var services = tests.Job!.Definition["services"].Descendants().Concat(tests.Job.Definition["docker"].Descendants()).Concat(tests.Pipeline.Root["services"].Descendants())
                .FirstOrDefault(node => node.Text is { } text && StoreImage().IsMatch(text));
            if (services is not null)
            {
                return Evidence.Certain("the tests run beside " + services.Text, new(tests.Pipeline.Path, services.Line));
            }

            if (runs.FirstOrDefault(run => run.Job == tests.Job && StartsStore().IsMatch(run.Text)) is { } start)
            {
                return start.Show("starts the database first", StartsStore());
            }
        }

        return repository.ComposeFiles.FirstOrDefault(file => TestCompose().IsMatch(file.Path) && file.Services.Any(service => StoreImage().IsMatch(service.Image ?? ""))) is { } compose
            ? Evidence.Certain("a Compose file for tests has the database", new(compose.Path, 0))
            : null;
    }

    private static Evidence? Show(string message, IdiomHit? hit) => hit is null ? null : Evidence.Strong(message, hit.Location);

    [GeneratedRegex("""(\bWebApplicationFactory\b|DistributedApplicationTestingBuilder|\bTestServer\b|\bAlbaHost\b|\bsupertest\b|light-my-request|\b(app|server|fastify)\.inject\(|\bTestClient\b|\bASGITransport\(|\bAPIClient\(|\b(self\.)?(\w+_)?client\.(get|post|put|patch|delete)\(|\bhttptest\.New(Server|Recorder|TLSServer|Request)|@SpringBootTest\([^)\n]*webEnvironment|\bMockMvc\b|\bRestAssured\b|\bWebTestClient\b|\bTestRestTemplate\b|@QuarkusTest|@MicronautTest|type:\s*:request|\bActionDispatch::IntegrationTest|Rack::Test|\$this->(get|post|put|patch|delete|json|getJson|postJson|putJson|patchJson|deleteJson)\(|\b(getJson|postJson)\(|\.ConnCase\b|test::init_service|\.oneshot\(|\bspawn_app\b|\brequest\.(get|post|put|patch|delete)\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndpointTest();

    [GeneratedRegex("""(\b40[13]\b|\b(Un|un)authorized\b|\b[Ff]orbidden\b|login_path|["']/[\w/-]*login\b|\bsign_?[iI]n\b|\bactingAs\(|force_authenticate)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccessTest();

    [GeneratedRegex("""(auth|login|session|permission|token|access|user)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccessFile();

    [GeneratedRegex("""(\bpact-broker\b|\bpactflow\b|\bschemathesis\b|\bdredd\b|\boasdiff\b|\bopenapi-diff\b|\bbuf\s+breaking\b|\boptic\s+diff\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContractTool();

    [GeneratedRegex("""(^|/|-)(postgres|postgresql|postgis|pgvector|timescaledb|mysql|mariadb|mongo|mssql|sqlserver|cockroach|percona)(:|$|-|/)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StoreImage();

    [GeneratedRegex("""(\bdocker[\s-]compose\b[^\n]*\b(up|run)\b|\bdocker\s+run\b[^\n]*(postgres|mysql|mariadb|mongo)|(postgresql|postgres|mysql|mongodb)[\w-]*-action|\b(systemctl|service)\s+(start\s+)?(postgresql|mysql)|ikalnytskyi/action-setup-postgres|supabase\s+start)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartsStore();

    [GeneratedRegex("""(^|[/._-])(test|tests|testing|ci|integration)([/._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestCompose();
}
