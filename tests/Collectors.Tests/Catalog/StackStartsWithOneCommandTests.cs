using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class StackStartsWithOneCommandTests : CheckTests<StackStartsWithOneCommand>
{
    private const string Database = "  db: { image: 'postgres:17', healthcheck: { test: pg_isready } }\n";

    [Theory]
    [InlineData("  api: { build: ., depends_on: { db: { condition: service_healthy } } }\n" + Database, Outcome.Pass)]
    [InlineData("  api: { image: 'node:22', volumes: ['.:/app'] }\n" + Database, Outcome.Pass)]
    [InlineData("  api: { build: ., depends_on: { migrate: { condition: service_completed_successfully } } }\n" + Database, Outcome.Pass)]
    [InlineData("  mail: { build: { context: ., dockerfile: mail.Dockerfile } }\n  api: { build: ., depends_on: { db: { condition: service_healthy } } }\n  db: { image: 'pgautoupgrade/pgautoupgrade:18' }\n", Outcome.Pass)]
    [InlineData("  api: { build: ., depends_on: { db: { condition: service_healthy } } }\n  db: { image: 'postgres-exporter:1' }\n", Outcome.Partial)]
    [InlineData("  api: { build: ., depends_on: [db] }\n" + Database, Outcome.Partial)]
    [InlineData("  api: { build: . }\n" + Database, Outcome.Partial)]
    [InlineData(Database, Outcome.Partial)]
    [InlineData("  api: { build: . }\n", Outcome.Partial)]
    [InlineData("  api: { build: . }\n#  db: { image: 'postgres:17' }\n", Outcome.Partial)]
    public Task JudgesCompose(string services, Outcome expected) => Ends(expected, NodeApi + $"\n=== compose.yaml\nservices:\n{services}");

    [Fact]
    public Task IsPartial_WhenAPublishedImageStandsForTheSource() => IsPartial(NodeApi + "\n=== compose.yaml\nservices:\n  shop: { image: 'shop/shop:1' }\n" + Database, "published images");

    [Fact]
    public Task ReadsSeveralFilesAsOne() => Passes(NodeApi + "\n=== compose.yaml\nservices:\n" + Database + "=== compose.override.yaml\nservices:\n  api: { build: ., depends_on: { db: { condition: service_healthy } } }\n");

    [Fact]
    public Task IsPartial_WhenOnePartIsMissing() => IsPartial("""
        === api/package.json
        { "name": "api", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === web/package.json
        { "name": "web", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === compose.yaml
        services: { api: { build: ./api } }
        """, "web");

    [Fact]
    public Task Passes_WhenBothPartsAreBuilt() => Passes("""
        === api/package.json
        { "name": "api", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === web/package.json
        { "name": "web", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === compose.yaml
        services: { api: { build: ./api }, web: { build: { context: web } } }
        """);

    [Fact]
    public Task Fails_WhenThereIsNothing() => Fails(NodeApi);

    [Fact]
    public Task DoesNotApply_WhenTheStoreIsAFile() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\", \"better-sqlite3\": \"11.0.0\" } }\n");

    [Theory]
    [InlineData("builder.AddProject<Projects.Shop_Api>(\"api\").WithReference(db);", Outcome.Pass)]
    [InlineData("builder.AddProject<Projects.Shop_Api>(\"api\");", Outcome.Partial)]
    [InlineData("builder.AddProject<Projects.Other>(\"api\").WaitFor(db);", Outcome.Partial)]
    public Task JudgesAnAspireHost(string code, Outcome expected) => Ends(expected, $"""
        === Api/Shop.Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Npgsql" Version="9.0.0" /></ItemGroup></Project>
        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/AppHost.cs
        {code}
        """);

    [Fact]
    public Task IsPartial_WhenOnlyProcessesAreStarted() => IsPartial(NodeApi + "\n=== Procfile.dev\nweb: node server.js\n", "not what they need");

    [Theory]
    [InlineData("docker/compose/shop.yaml", "services:\n  db: { image: 'postgres:17', healthcheck: { test: pg_isready } }\n  shop: { build: ., depends_on: [db] }\n", true)]
    [InlineData("local.yml", "services:\n  db: { image: 'postgres:17' }\n  shop: { build: . }\nvolumes: { data: {} }\n", true)]
    [InlineData("config/services.yaml", "parameters: {}\nservices:\n  mailer: { class: Mailer }\n", false)]
    [InlineData("config/images.yaml", "services:\n  images: { class: Images, arguments: [image] }\n", false)]
    [InlineData(".woodpecker.yml", "steps: []\nservices:\n  db: { image: 'postgres:17' }\n", false)]
    public async Task KnowsComposeFilesByWhatTheyHold(string path, string text, bool isCompose) => Assert.Equal(isCompose, (await Judge(NodeApi + $"\n=== {path}\n{text}")).Outcome is not Outcome.Fail);
}
