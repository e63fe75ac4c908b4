using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DependenciesAreLockedTests : CheckTests<DependenciesAreLocked>
{
    [Fact]
    public Task Passes_WhenTheLockIsCommittedAndUsed() => Passes(NodeApi + "\n=== package-lock.json\n{}\n" + Ci("npm ci"));

    [Fact]
    public Task Passes_WhenAWorkspaceSharesTheLockOfItsRoot() => Passes("""
        === package.json
        { "private": true, "workspaces": ["apps/*"], "dependencies": { "turbo": "2.0.0" } }
        === apps/api/package.json
        { "name": "api", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === pnpm-lock.yaml
        lockfileVersion: '9.0'
        """);

    [Fact]
    public Task Passes_WhenEveryRequirementIsPinned() => Passes("=== requirements.txt\nflask==3.0.3\npsycopg==3.2.1\n=== app.py\nfrom flask import Flask\napp = Flask(__name__)\n");

    [Fact]
    public Task IsPartial_WhenTheInstallIgnoresTheLock() => IsPartial(NodeApi + "\n=== package-lock.json\n{}\n" + Ci("npm install"), "npm install");

    [Fact]
    public Task IsPartial_WhenRivalLocksAreCommitted() => IsPartial(NodeApi + "\n=== package-lock.json\n{}\n=== yarn.lock\n# yarn\n", "rival");

    [Fact]
    public Task IsPartial_WhenDotNetVersionsAreExactWithoutALock() => IsPartial("""
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Npgsql" Version="10.0.0" /></ItemGroup></Project>
        """);

    [Fact]
    public Task Fails_WhenThereIsNoLock() => Fails(NodeApi);

    [Fact]
    public Task Fails_WhenVersionsFloat() => Fails("""
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Npgsql" Version="10.*" /></ItemGroup></Project>
        """, "floats");

    [Fact]
    public Task DoesNotApply_WhenItIsALibrary() => DoesNotApply("=== package.json\n{ \"name\": \"lib\", \"main\": \"index.js\", \"dependencies\": { \"lodash\": \"^4.17.21\" } }\n");

    private static string Ci(string command) => $"\n=== .github/workflows/ci.yml\non: [push]\njobs: {{ test: {{ runs-on: x, steps: [{{ run: {command} }}] }} }}\n";

    [Fact]
    public Task Passes_WhenRequirementsWereCompiledFromIt() => Passes("=== pyproject.toml\n[project]\nname = \"shop\"\ndependencies = [\"fastapi>=0.1\"]\n=== main.py\napp = FastAPI()\n=== requirements.txt\nfastapi==0.1.0\nstarlette==0.2.0\n");

    [Fact]
    public Task Passes_WhenOnlyTheImageOfAnotherPartInstallsLoosely() => IsPartial("=== a/package.json\n{ \"name\": \"a\", \"dependencies\": { \"express\": \"4\" } }\n=== a/package-lock.json\n{}\n=== a/Dockerfile\nFROM node:22\nRUN npm install\nCMD [\"node\"]\n=== b/package.json\n{ \"name\": \"b\", \"dependencies\": { \"express\": \"4\" } }\n=== b/package-lock.json\n{}\n=== b/Dockerfile\nFROM node:22\nRUN npm ci\nCMD [\"node\"]\n", "a/package.json");

    [Fact]
    public Task IsPartial_WhenTheImageInstallsWithBunLoosely() => IsPartial("=== package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"bun .\" }, \"dependencies\": { \"hono\": \"4.0.0\" } }\n=== bun.lock\n{}\n=== Dockerfile\nFROM oven/bun:1\nRUN bun install\nCMD [\"bun\", \".\"]\n", "lock");
}
