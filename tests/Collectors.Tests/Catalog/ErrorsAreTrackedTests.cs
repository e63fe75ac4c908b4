using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ErrorsAreTrackedTests : CheckTests<ErrorsAreTracked>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Program.cs\n";
    private const string Spring = "=== pom.xml\n<project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>io.sentry</groupId><artifactId>sentry-spring-boot-starter-jakarta</artifactId><version>8.0.0</version></dependency></dependencies></project>\n=== src/main/java/Shop.java\nclass Shop { public static void main(String[] args) { SpringApplication.run(Shop.class, args); } }\n";

    [Fact]
    public Task Passes_WhenItStartsWithItsRelease() => Passes(NodeApi + "\n=== src/instrument.js\nSentry.init({ dsn: process.env.SENTRY_DSN, environment: process.env.APP_ENV, release: process.env.GIT_SHA });\n");

    [Theory]
    [InlineData("Sentry.init({ dsn: process.env.SENTRY_DSN });")]
    [InlineData("Bugsnag.start({ apiKey: process.env.BUGSNAG_KEY });")]
    [InlineData("const rollbar = new Rollbar({ accessToken: process.env.ROLLBAR });")]
    public Task IsPartial_WhenNothingNamesTheRelease(string line) => IsPartial(NodeApi + "\n=== src/instrument.js\n" + line + "\n", "release");

    [Fact]
    public Task Passes_WhenThePipelineNamesTheRelease() => Passes(NodeApi + "\n=== src/instrument.js\nSentry.init({ dsn: process.env.SENTRY_DSN });\n=== .github/workflows/deploy.yml\non: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - run: sentry-cli releases new $GITHUB_SHA\n");

    [Theory]
    [InlineData("builder.Services.AddOpenTelemetry().UseAzureMonitor();", Outcome.Pass)]
    [InlineData("builder.WebHost.UseSentry(options => { options.Dsn = dsn; options.Release = version; });", Outcome.Pass)]
    [InlineData("builder.WebHost.UseSentry();", Outcome.Partial)]
    [InlineData("// builder.WebHost.UseSentry();", Outcome.Fail)]
    [InlineData("builder.Services.AddOpenTelemetry().UseOtlpExporter();", Outcome.Partial)]
    [InlineData("builder.Services.AddSerilog();", Outcome.Fail)]
    public Task AspNetIsJudgedByWhatItStarts(string line, Outcome expected) => Ends(expected, DotNet + line + "\n");

    [Theory]
    [InlineData("sentry:\n  dsn: ${SENTRY_DSN}\n  release: ${GIT_SHA}\n", Outcome.Pass)]
    [InlineData("sentry:\n  dsn: ${SENTRY_DSN}\n", Outcome.Partial)]
    public Task SpringStartsItByItself(string settings, Outcome expected) => Ends(expected, Spring + "=== src/main/resources/application.yml\n" + settings);

    [Fact]
    public Task IsPartial_WhenTheBrowserHasNone() => IsPartial(
        NodeApi.Replace("=== ", "=== api/", StringComparison.Ordinal) + "\n=== api/instrument.js\nSentry.init({ dsn, release });\n"
        + "=== web/package.json\n{ \"name\": \"web\", \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react-dom\": \"19.0.0\" }, \"devDependencies\": { \"vite\": \"6.0.0\" } }\n=== web/src/main.jsx\ncreateRoot(document.body).render(null);\n=== web/index.html\n<script src=\"/src/main.jsx\"></script>\n");

    [Fact]
    public Task Fails_WhenOnlyATestStartsIt() => Fails(NodeApi + "\n=== tests/errors.test.js\nSentry.init({ dsn: 'x', release: '1' });\n");

    [Fact]
    public Task Fails_WhenTheWordStandsInAnother() => Fails(NodeApi + "\n=== src/a.js\nconst entry = logEntry.init();\n");

    [Fact]
    public Task DoesNotApply_WhenNothingRuns() => DoesNotApply("=== notes.md\nText.\n");
}
