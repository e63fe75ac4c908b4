using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PipelineTestsAndLintsTests : CheckTests<PipelineTestsAndLints>
{
    [Theory]
    [InlineData("npx vitest run", "npx eslint .")]
    [InlineData("dotnet test", "dotnet format --verify-no-changes")]
    [InlineData("pytest -q", "ruff check .")]
    [InlineData("go test ./...", "golangci-lint run")]
    [InlineData("cargo test", "cargo clippy -- -D warnings")]
    public Task Passes_WhenTestsAndALinterRunOnPullRequests(string test, string lint) => Passes(Workflow($"      - run: {test}\n      - run: {lint}"));

    [Fact]
    public Task Passes_WhenTheCommandsAreOneScriptDown() => Passes("""
        === package.json
        { "name": "shop", "scripts": { "verify": "eslint . && vitest run" }, "dependencies": { "express": "4.19.2" } }
        === .github/workflows/ci.yml
        on: [pull_request]
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - run: npm run verify
        """);

    [Fact]
    public Task Passes_WhenWarningsFailTheBuild() => Passes("""
        === Directory.Build.props
        <Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
        === .github/workflows/ci.yml
        on: [pull_request]
        jobs: { test: { runs-on: ubuntu-latest, steps: [{ run: dotnet test }] } }
        """);

    [Fact]
    public Task IsPartial_WhenOnlyTestsRun() => IsPartial(Workflow("      - run: npx vitest run"), "no linter");

    [Fact]
    public Task IsPartial_WhenOnlyALinterRuns() => IsPartial(Workflow("      - run: npx eslint ."), "no tests");

    [Theory]
    [InlineData("      - run: npx vitest run || true\n      - run: npx eslint .")]
    [InlineData("      - run: npx vitest run\n        continue-on-error: true\n      - run: npx eslint .")]
    public Task IsPartial_WhenFailureIsSwallowed(string steps) => IsPartial(Workflow(steps), "swallowed");

    [Fact]
    public Task IsPartial_WhenTheStepNeverRunsOnAChange() => IsPartial(Workflow("      - run: npx vitest run\n        if: github.event_name == 'push'\n      - run: npx eslint ."), "not on pull requests");

    [Fact]
    public Task Fails_WhenTheTestScriptIsTheDefaultOne() => Fails("""
        === package.json
        { "name": "shop", "scripts": { "test": "echo \"Error: no test specified\" && exit 1" }, "dependencies": { "express": "4.19.2" } }
        === .github/workflows/ci.yml
        on: [pull_request]
        jobs: { test: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }
        """);

    [Fact]
    public Task Fails_WhenNothingTests() => Fails(Workflow("      - run: npm run build"));

    [Fact]
    public Task DoesNotApply_WhenThereIsNoPipeline() => DoesNotApply(NodeApi, "no ci");

    private static string Workflow(string steps) => NodeApi + $"\n=== .github/workflows/ci.yml\non: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n{steps}\n";

    [Fact]
    public Task Fails_WhenMavenSkipsTheTests() => Fails(Workflow("      - run: mvn -B package -DskipTests"));

    [Theory]
    [InlineData("bundle exec rake", Outcome.Partial)]
    [InlineData("bundle exec rake db:create db:migrate", Outcome.Fail)]
    public Task Judges_TheTasksOfRake(string command, Outcome expected) => Ends(expected, $"=== .github/workflows/ci.yml\non: [pull_request]\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: {command}\n");

    [Theory]
    [InlineData("kustomize build apps | kubeconform -strict")]
    [InlineData("terraform -chdir=infra fmt -check -recursive")]
    [InlineData("helm lint charts/shop")]
    public Task IsPartial_WhenManifestsAreCheckedAndThereIsNoProgram(string command) =>
        IsPartial($"=== .github/workflows/ci.yml\non: [pull_request]\njobs: {{ a: {{ steps: [ {{ run: '{command}' }} ] }} }}\n", "no tests");

    [Fact]
    public Task IsPartial_WhenOnlyTheInfrastructureOfAProgramIsChecked() =>
        IsPartial(NodeApi + "\n=== .github/workflows/ci.yml\non: [pull_request]\njobs: { a: { steps: [ { run: 'npx vitest' }, { run: terraform fmt -check } ] } }\n", "no linter");

    [Fact]
    public Task IsPartial_WhenALinterIsOnlyNamedInAnEcho() =>
        IsPartial("=== .github/workflows/ci.yml\non: [pull_request]\njobs: { a: { steps: [ { run: pytest }, { run: 'echo ::add-matcher::.github/ruff-matcher.json' } ] } }\n", "no linter");

    [Theory]
    [InlineData("build.gradle", "plugins {\n    id \"java\"\n    id \"checkstyle\"\n}", "./gradlew build", Outcome.Pass)]
    [InlineData("build.gradle.kts", "plugins {\n    id(\"io.gitlab.arturbosch.detekt\") version \"1.23\"\n}", "./gradlew check", Outcome.Pass)]
    [InlineData("build.gradle", "plugins {\n    id \"checkstyle\"\n}", "./gradlew test", Outcome.Partial)]
    [InlineData("pom.xml", "<project><artifactId>shop</artifactId><build><plugins><plugin><artifactId>maven-checkstyle-plugin</artifactId></plugin></plugins></build></project>", "./mvnw verify", Outcome.Pass)]
    [InlineData("pom.xml", "<project><artifactId>shop</artifactId></project>", "./mvnw verify", Outcome.Partial)]
    public Task KnowsLintersThatTheBuildRuns(string file, string text, string command, Outcome expected) => Ends(expected, $"=== {file}\n{text}\n=== .github/workflows/ci.yml\non: [pull_request]\njobs: {{ a: {{ steps: [ {{ run: {command} }} ] }} }}\n");
}
