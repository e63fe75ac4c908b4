using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SeamsAreTestedTests : CheckTests<SeamsAreTested>
{
    private const string Ci = "\n=== .github/workflows/ci.yml\non: [pull_request]\njobs:\n  test:\n    runs-on: x\n    services: { db: { image: 'postgres:17' } }\n    steps:\n      - run: npm test\n";
    private const string Endpoint = "\n=== tests/orders.test.js\nimport request from 'supertest';\nit('lists', () => request(app).get('/orders').expect(200));\n";

    [Fact]
    public Task Passes_WhenEndpointsAndStoreAreTestedInThePipeline() => Passes(NodeApi + Endpoint + Ci);

    [Fact]
    public Task Passes_WhenTheStoreIsInAContainer() => Passes(NodeApi + Endpoint.Replace("'supertest';", "'supertest';\nimport { PostgreSqlContainer } from '@testcontainers/postgresql';", StringComparison.Ordinal) + Ci.Replace("services: { db: { image: 'postgres:17' } }", "timeout-minutes: 5", StringComparison.Ordinal));

    [Fact]
    public Task IsPartial_WhenTheStoreIsNotReal() => IsPartial(NodeApi + Endpoint + Ci.Replace("postgres:17", "redis:7", StringComparison.Ordinal), "a real database");

    [Fact]
    public Task IsPartial_WhenNoPipelineRunsThem() => IsPartial(NodeApi + Endpoint + "\n=== compose.test.yaml\nservices:\n  db: { image: 'postgres:17' }\n", "no pipeline");

    [Theory]
    [InlineData("", Outcome.Partial)]
    [InlineData("it('refuses', () => request(app).get('/me').expect(401));\n", Outcome.Pass)]
    public Task Asks_WhoIsLetIn(string test, Outcome expected) => Ends(expected, NodeApi + "\n=== src/user.js\nclass User {\n  email = '';\n  password = '';\n}\n" + Endpoint + test + Ci);

    [Fact]
    public Task Fails_WhenEverythingIsMocked() => Fails(NodeApi + "\n=== orders.test.js\njest.mock('./orders');\nit('lists', () => {});\n" + Ci);

    [Fact]
    public Task DoesNotApply_WithoutAnEndpoint() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"lodash\": \"4\" } }\n");

    [Theory]
    [InlineData("40", "0", Outcome.Pass)]
    [InlineData("40", "2", Outcome.Fail)]
    [InlineData(null, "0", Outcome.Unknown)]
    public void JudgesTheLastRun(string? integration, string failed, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("failed", failed);
        meta = integration is null ? meta : meta.Add("integration", integration);

        Assert.Equal(expected, new SeamsAreTested().Heartbeat(new("hb:ci", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }

    [Fact]
    public Task Fails_WhenTheContextIsOnlyLoaded() => Fails("=== pom.xml\n<project><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>\n=== src/main/java/App.java\n@SpringBootApplication class App { public static void main(String[] a) { SpringApplication.run(App.class); } }\n=== src/test/java/AppTests.java\n@SpringBootTest(classes = App.class)\nclass AppTests { @Test void contextLoads() { } }\n");

    [Fact]
    public Task Fails_WhenAHostForTestsIsOnlyNamed() => Fails("=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"></Project>\n=== Api/Program.cs\napp.MapGet(\"/orders\", Get);\n=== tests/Api.Tests/NameTests.cs\n[Fact] public void IsNamed() => Assert.NotNull(typeof(WebApplicationFactory<Program>));\n");
}
