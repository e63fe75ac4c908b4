using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ApiIsDescribedTests : CheckTests<ApiIsDescribed>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Program.cs\nvar app = builder.Build();\napp.MapGet(\"/orders\", () => Results.Ok());\n";
    private const string Express = NodeApi + "\n=== src/server.js\napp.get('/api/orders', (req, res) => res.json({}));\n";
    private const string Description = "{ \"openapi\": \"3.1.0\", \"info\": { \"title\": \"Shop\", \"version\": \"1\" }, \"paths\": { \"/orders\": { \"get\": {} } } }\n";

    [Fact]
    public Task Passes_WhenTheCodeServesIt() => Passes(DotNet + "app.MapOpenApi();\n", "Program.cs");

    [Fact]
    public Task Passes_WhenTheContractsOfTheRoutesMakeIt() => Passes(Express + "=== src/openapi.ts\nexport const document = generateOpenApi(contract, { info: { title: 'Shop', version: '1' } });\n");

    [Fact]
    public Task IsPartial_WhenOnlyDevelopersGetIt() => IsPartial(DotNet + "if (app.Environment.IsDevelopment())\n{\n    app.MapOpenApi();\n}\n", "developers");

    [Fact]
    public Task IsPartial_WhenThereIsOnlyAFile() => IsPartial(Express + "=== openapi.json\n" + Description, "openapi.json");

    [Fact]
    public Task Fails_WhenNothingDescribesIt() => Fails(Express, "Nothing");

    [Fact]
    public Task Fails_WhenTheGeneratorIsCommentedOut() => Fails(DotNet + "// app.MapOpenApi();\n");

    [Fact]
    public Task Fails_WhenOnlyATestHasADescription() => Fails(Express + "=== tests/openapi.json\n" + Description);

    [Theory]
    [InlineData("app = FastAPI()", Outcome.Pass)]
    [InlineData("app = FastAPI(openapi_url=None)", Outcome.Fail)]
    public Task FastApiDescribesItself_UnlessItIsToldNotTo(string line, Outcome expected) =>
        Ends(expected, "=== requirements.txt\nfastapi==0.115\n=== main.py\nfrom fastapi import FastAPI\n" + line + "\n@app.get('/orders')\ndef orders():\n    return {}\n");

    [Fact]
    public Task Passes_WhenSpringHasTheGenerator() => Passes("=== pom.xml\n<project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>org.springdoc</groupId><artifactId>springdoc-openapi-starter-webmvc-ui</artifactId><version>2.6.0</version></dependency></dependencies></project>\n=== src/main/java/Shop.java\n@RestController class Shop { public static void main(String[] args) { SpringApplication.run(Shop.class, args); } @GetMapping(\"/orders\") String orders() { return \"{}\"; } }\n");

    [Fact]
    public Task Passes_WhenTheSchemaIsTheContract() => Passes(Express + "=== src/schema.graphql\ntype Query { orders: [String!]! }\n", "contract");

    [Fact]
    public Task Passes_WhenOnlyThePagesBesideTheApiAreNotDescribed() => Passes(
        DotNet.Replace("=== ", "=== Api/", StringComparison.Ordinal) + "app.MapOpenApi();\n"
        + DotNet.Replace("=== Api.csproj", "=== Web.csproj", StringComparison.Ordinal).Replace("=== ", "=== Web/", StringComparison.Ordinal) + "=== Web/Pages/Home.razor\n@page \"/\"\n<h1>Shop</h1>\n");

    [Fact]
    public Task DoesNotApply_WhenNothingListens() => DoesNotApply("=== notes.md\nText.\n");

    [Fact]
    public Task IsPartial_WhenAMessageFormatLiesBesideADescriptionNobodyServes() => IsPartial(NodeApi + "\n=== src/server.js\napp.get('/orders', list);\n=== src/device.proto\nmessage Position { }\n=== openapi.yaml\nopenapi: 3.1.0\npaths:\n  /orders: { get: { responses: {} } }\n", "openapi.yaml describes");
}
