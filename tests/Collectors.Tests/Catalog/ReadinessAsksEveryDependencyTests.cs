using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ReadinessAsksEveryDependencyTests : CheckTests<ReadinessAsksEveryDependency>
{
    private const string DotNet = "=== src/AppHost/AppHost.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>\n=== src/Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" Version=\"10.0.0\" /></ItemGroup></Project>\n";

    [Fact]
    public Task Fails_WhenOnlyTheHostAddsTheDatabase() => Fails(DotNet + "=== src/AppHost/Program.cs\nvar database = builder\n    .AddSqlite(\"db\");\n");

    [Fact]
    public Task Passes_WhenTheServiceChecksTheDatabase() => Passes(DotNet + "=== src/Api/Program.cs\nbuilder.Services.AddHealthChecks().AddNpgSql(connection);\n");

    [Fact]
    public Task IsPartial_WhenTheActuatorStandsBesideAnotherService() => IsPartial(NodeApi.Replace("package.json", "web/package.json", StringComparison.Ordinal) + "\n=== api/pom.xml\n<project><groupId>s</groupId><artifactId>api</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-actuator</artifactId></dependency></dependencies></project>\n", "shop");

    [Fact]
    public Task Passes_WhenAspireEnrichesTheContext() => Passes(DotNet + "=== src/Api/Program.cs\nbuilder.EnrichNpgsqlDbContext<Shop>();\n");

    [Fact]
    public Task Passes_WhenTheHandlerPingsTheStore() => Passes("=== go.mod\nmodule shop\nrequire github.com/lib/pq v1.10.9\n=== main.go\nfunc main() { http.ListenAndServe(\":8080\", nil) }\n=== internal/healthcheck.go\nif err := store.Ping(); err != nil { return }\n");

    [Theory]
    [InlineData("def status(request):\n    with connection.cursor() as c:\n        c.execute('SELECT 1')\n    return HttpResponse('OK')\n", Outcome.Pass)]
    [InlineData("def orders(request):\n    with connection.cursor() as c:\n        c.execute('SELECT 1')\n    return HttpResponse('OK')\n", Outcome.Fail)]
    [InlineData("def ping(request):\n    check.ping(request.status)\n", Outcome.Fail)]
    public Task Judges_WhatAViewOfDjangoAsks(string view, Outcome expected) => Ends(expected, "=== requirements.txt\ndjango==5.1\npsycopg==3.2\n=== shop/views.py\n" + view);

    [Theory]
    [InlineData("builder.AddAzureNpgsqlDbContext<Shop>(\"db\");\nservices.AddHealthChecks().AddCheck<CacheHealthCheck>(\"cache\");", Readiness.Checks.Outcome.Pass)]
    [InlineData("services.AddHealthChecks().AddCheck<PostgresHealthCheck>(\"db\").AddCheck<RedisHealthCheck>(\"cache\");", Readiness.Checks.Outcome.Pass)]
    [InlineData("services.AddHealthChecks().AddCheck<LoopHealthCheck>(\"jobs\");", Readiness.Checks.Outcome.Fail)]
    public Task ChecksOfOnesOwnAreKnownByTheirNames(string lines, Readiness.Checks.Outcome expected) => Ends(expected, "=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"9.0.0\" /><PackageReference Include=\"StackExchange.Redis\" Version=\"2.8.0\" /></ItemGroup></Project>\n=== Api/Program.cs\napp.MapGet(\"/orders\", Get);\n" + lines + "\n");

    [Theory]
    [InlineData("=== Cargo.toml\n[package]\nname = \"shop\"\n[dependencies]\nrocket = \"0.5\"\ndiesel = \"2\"\n=== src/main.rs\n#[get(\"/alive\")]\nfn alive(_conn: DbConn) -> Json<String> { now() }\n")]
    [InlineData(NodeApi + "\n=== src/main.js\nrouter.get(\"/_health\", async (ctx) => {\n  await sequelize.query(\"SELECT 1\");\n});\n")]
    public Task Passes_WhenTheHandlerItselfAsks(string files) => Passes(files);

    [Theory]
    [InlineData("builder.AddRedisClient(\"cache\");", Readiness.Checks.Outcome.Pass)]
    [InlineData("builder.AddRedisClient(\"cache\", settings => settings.DisableHealthChecks = true);", Readiness.Checks.Outcome.Fail)]
    public Task BelievesNoClientWhoseCheckIsOff(string line, Readiness.Checks.Outcome expected) => Ends(expected, "=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"StackExchange.Redis\" Version=\"2.8.0\" /></ItemGroup></Project>\n=== Api/Program.cs\napp.MapGet(\"/orders\", Get);\n" + line + "\n");

    [Fact]
    public Task Fails_WhenAContextIsOnlyRegistered() => Fails(DotNet + "=== src/Api/Program.cs\nbuilder.Services.AddSqlite<Shop>(connection);\nbuilder.Services.AddHealthChecks();\napp.MapHealthChecks(\"/health\");\n");

    [Fact]
    public Task Passes_WhenTheHandlerCallsAFunctionThatAsks() => Passes("=== requirements.txt\nflask==3.1\nsqlalchemy==2.0\n=== shop/views.py\n@views.route(\"/healthcheck\")\ndef healthcheck():\n    if check_database() is False:\n        return \"ERR\", 500\n    return \"OK\", 200\n");

    [Fact]
    public Task Passes_WhenTheControllerOfHealthAsksItsService() => Passes(NodeApi + "\n=== src/health/health.controller.ts\n@Controller('health')\nexport class HealthController {\n  @Get()\n  async get() {\n    const fine = await this.healthService.isDatabaseHealthy();\n    return { fine };\n  }\n}\n");

    [Fact]
    public Task Fails_WhenOnlyABusBringsItsCheckAlong() => Fails("=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"MassTransit\" Version=\"8.0.0\" /></ItemGroup></Project>\n=== Api/Program.cs\nbuilder.Services.AddMassTransit(x => { });\n");
}
