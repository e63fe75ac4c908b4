using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RuntimesAreSupportedTests : CheckTests<RuntimesAreSupported>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("=== Dockerfile\nFROM node:24-trixie\nCMD node server.js\n")]
    [InlineData("=== .nvmrc\nv24.1.0\n")]
    [InlineData("=== .tool-versions\nnodejs 24.1.0\n")]
    [InlineData("=== .github/workflows/ci.yml\non: [push]\njobs: { x: { runs-on: x, steps: [{ uses: actions/setup-node@v4, with: { node-version: 24 } }] } }\n")]
    public Task Passes_WhenTheRuntimeIsSupported(string file) => Is(Outcome.Pass, NodeApi + "\n" + file);

    [Theory]
    [InlineData("=== Dockerfile\nFROM node:18-trixie\nCMD node server.js\n", "Node.js 18")]
    [InlineData("=== .nvmrc\n20\n", "Node.js 20")]
    [InlineData("=== Dockerfile\nFROM node:23.4 AS base\nFROM base\nCMD node server.js\n", "Node.js 23")]
    public Task Fails_WhenTheRuntimeHasEnded(string file, string because) => Is(Outcome.Fail, NodeApi + "\n" + file, because);

    [Theory]
    [InlineData("net10.0", Outcome.Pass)]
    [InlineData("net6.0;net10.0", Outcome.Pass)]
    [InlineData("net8.0", Outcome.Fail)]
    [InlineData("netcoreapp3.1", Outcome.Fail)]
    [InlineData("net48", Outcome.Pass)]
    public Task Judges_TargetFrameworks(string framework, Outcome expected) => Is(expected, $"=== Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFrameworks>{framework}</TargetFrameworks></PropertyGroup></Project>\n");

    [Fact]
    public Task Reads_PropertiesAbove() => Is(Outcome.Fail, "=== Directory.Build.props\n<Project><PropertyGroup><TargetFramework>net6.0</TargetFramework></PropertyGroup></Project>\n=== src/Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n", ".NET 6.0");

    [Theory]
    [InlineData("=== pyproject.toml\n[project]\nname = \"shop\"\nrequires-python = \">=3.12\"\ndependencies = [\"fastapi\"]\n", Outcome.Pass)]
    [InlineData("=== pyproject.toml\n[project]\nname = \"shop\"\nrequires-python = \">=3.8\"\ndependencies = [\"fastapi\"]\n", Outcome.Partial)]
    [InlineData("=== requirements.txt\nDjango==3.2.1\n=== .python-version\n3.13\n", Outcome.Fail)]
    [InlineData("=== requirements.txt\nfastapi\n=== runtime.txt\npython-3.9.7\n", Outcome.Fail)]
    [InlineData("=== go.mod\nmodule shop\n\ngo 1.20\n=== main.go\npackage main\nfunc main() {}\n", Outcome.Partial)]
    [InlineData("=== go.mod\nmodule shop\n\ngo 1.20\n=== main.go\npackage main\nfunc main() {}\n=== Dockerfile\nFROM golang:1.27 AS build\nRUN go build\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n", Outcome.Pass)]
    [InlineData("=== Gemfile\nsource 'x'\nruby \"3.0.2\"\ngem \"sinatra\"\n", Outcome.Fail)]
    [InlineData("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"php\": \"^8.1\", \"laravel/framework\": \"^9.0\" } }\n", Outcome.Fail)]
    [InlineData("=== pom.xml\n<project><parent><artifactId>spring-boot-starter-parent</artifactId><version>2.7.3</version></parent><artifactId>shop</artifactId><properties><java.version>21</java.version></properties></project>\n", Outcome.Fail)]
    [InlineData("=== pom.xml\n<project><artifactId>shop</artifactId><properties><java.version>21</java.version></properties></project>\n", Outcome.Pass)]
    public Task Judges_OtherStacks(string files, Outcome expected) => Is(expected, files);

    [Fact]
    public Task IsPartial_WhenItEndsSoon() => Is(Outcome.Partial, NodeApi + "\n=== .nvmrc\n22\n", "2027-04-30 only", Now.AddDays(60));

    [Theory]
    [InlineData("")]
    [InlineData("\n=== .nvmrc\nlts/*\n")]
    [InlineData("\n=== Dockerfile\nFROM node:lts\nCMD node server.js\n")]
    public Task IsPartial_WhenNothingIsStated(string files) => Is(Outcome.Partial, NodeApi + files, "Nothing says");

    [Theory]
    [InlineData("FROM node:24-bullseye", "Debian 11")]
    [InlineData("FROM node:24-alpine3.18", "Alpine 3.18")]
    public Task Fails_WhenOnlyTheSystemBelowHasEnded(string from, string because) => Is(Outcome.Fail, NodeApi + $"\n=== Dockerfile\n{from}\nCMD node server.js\n", because);

    [Fact]
    public Task IsPartial_WhenAStoreHasEnded() => Is(Outcome.Partial, NodeApi + "\n=== .nvmrc\n24\n=== docker-compose.prod.yml\nservices:\n  db: { image: 'postgres:12-alpine' }\n", "PostgreSQL 12");

    [Fact]
    public Task IsUnknown_WhenTheTableIsOld() => Is(Outcome.Unknown, NodeApi + "\n=== .nvmrc\n24\n", "too old", Now.AddDays(200));

    [Fact]
    public Task IsUnknown_WhenTheTableKnowsNoSuchRelease() => Is(Outcome.Unknown, NodeApi + "\n=== .nvmrc\n40\n", "not in the table");

    private static async Task Is(Outcome expected, string files, string? because = null, DateTimeOffset? at = null)
    {
        var finding = await Judge(files, at ?? Now);

        Assert.True(expected == finding.Outcome, $"expected {expected}, but {finding.Outcome}: {finding.Summary}");
        Assert.Contains(because ?? "", finding.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("template.yaml", "Globals: { Function: { Runtime: nodejs14.x } }\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { CodeUri: src/ } }")]
    [InlineData("main.tf", "resource \"aws_lambda_function\" \"f\" {\n  runtime = \"nodejs14.x\"\n}")]
    public Task Fails_WhenTheRuntimeOfAFunctionHasEnded(string file, string text) => Is(Outcome.Fail, $"=== src/package.json\n{{ \"name\": \"x\", \"dependencies\": {{ \"uuid\": \"9\" }} }}\n=== src/get.js\nexports.handler = async (event) => ({{}});\n=== {file}\n{text}\n", "Node.js 14");
}
