using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class LogsAreStructuredTests : CheckTests<LogsAreStructured>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Program.cs\n";
    private const string Flask = "=== requirements.txt\nflask==3.1.0\n=== app.py\nfrom flask import Flask\napp = Flask(__name__)\n";

    [Fact]
    public Task Passes_WhenPinoTakesItsLevelFromTheEnvironment() => Passes(NodeApi + "\n=== src/log.js\nconst logger = pino({ level: process.env.LOG_LEVEL || 'info' });\nlogger.info({ port }, 'listening');\n");

    [Fact]
    public Task IsPartial_WhenTheLevelIsWrittenIn() => IsPartial(NodeApi + "\n=== src/log.js\nconst logger = pino();\nlogger.info('listening');\n", "level");

    [Fact]
    public Task IsPartial_WhenManyStatementsArePrints() => IsPartial(NodeApi + "\n=== src/log.js\nconst logger = pino({ level: process.env.LOG_LEVEL });\nlogger.info('a');\nconsole.log('b');\nconsole.log('c');\n", "prints");

    [Fact]
    public Task IsPartial_WhenTheLoggerWritesText() => IsPartial(NodeApi + "\n=== src/log.js\nconst logger = winston.createLogger({ level: process.env.LOG_LEVEL, format: winston.format.simple() });\nlogger.info('a');\n", "text");

    [Fact]
    public Task Fails_WhenItOnlyPrints() => Fails(NodeApi + "\n=== src/server.js\nconsole.log('listening');\n", "prints");

    [Fact]
    public Task Fails_WhenTheStructuredLoggerIsCommentedOut() => Fails(NodeApi + "\n=== src/server.js\n// const logger = pino({ level: process.env.LOG_LEVEL });\nconsole.log('listening');\n");

    [Fact]
    public Task Passes_WhenAspNetWritesJson() => Passes(DotNet + "builder.Logging.AddJsonConsole();\nlogger.LogInformation(\"Started {Name}\", name);\n=== appsettings.json\n{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } } }\n");

    [Fact]
    public Task IsPartial_WhenAspNetKeepsItsText() => IsPartial(DotNet + "logger.LogInformation(\"Started {Name}\", name);\n=== appsettings.json\n{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } } }\n", "text");

    [Theory]
    [InlineData("structlog.configure(processors=[structlog.processors.JSONRenderer()])\nlevel = os.environ['LOG_LEVEL']\nlog = structlog.get_logger()\nlog.info('a')\n", Outcome.Pass)]
    [InlineData("log = logging.getLogger(__name__)\nlog.info('a')\n", Outcome.Partial)]
    [InlineData("print('a')\n", Outcome.Fail)]
    public Task PythonIsJudgedByItsLogger(string code, Outcome expected) => Ends(expected, Flask + code);

    [Theory]
    [InlineData("logging:\n  structured:\n    format:\n      console: ecs\n  level:\n    root: INFO\n", Outcome.Pass)]
    [InlineData("logging:\n  level:\n    root: INFO\n", Outcome.Partial)]
    public Task SpringIsJudgedByItsSettings(string settings, Outcome expected) => Ends(expected, "=== pom.xml\n<project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>\n=== src/main/java/Shop.java\nclass Shop { public static void main(String[] args) { SpringApplication.run(Shop.class, args); } }\n=== src/main/resources/application.yml\n" + settings);

    [Theory]
    [InlineData("logger := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: levelFrom(os.Getenv(\"LOG_LEVEL\"))}))\nslog.Info(\"a\")\n", Outcome.Pass)]
    [InlineData("fmt.Println(\"a\")\n", Outcome.Fail)]
    public Task GoIsJudgedByItsLogger(string code, Outcome expected) => Ends(expected, "=== go.mod\nmodule shop\ngo 1.23\n=== main.go\npackage main\nfunc main() {\n" + code + "http.ListenAndServe(\":8080\", nil)\n}\n");

    [Fact]
    public Task IgnoresThePrintsOfTestsAndScripts() => Passes(NodeApi + "\n=== src/log.js\nconst logger = pino({ level: process.env.LOG_LEVEL });\nlogger.info('a');\n=== tests/a.test.js\nconsole.log('b');\nconsole.log('c');\n");

    [Fact]
    public Task DoesNotApply_WhenNothingRuns() => DoesNotApply("=== notes.md\nText.\n");

    [Fact]
    public Task Passes_WhenOnlyCommandsAndTheBrowserPrint() => Passes(NodeApi + "\n=== src/log.js\nconst logger = pino({ level: process.env.LOG_LEVEL });\nlogger.info('started');\n=== bin/setup.js\nconsole.log('a');\nconsole.log('b');\n=== web/App.tsx\nconsole.error(failure);\n");

    [Fact]
    public Task KnowsASinkThatKeepsTheFields() => IsPartial("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Program.cs\nlogger.WriteTo.OpenTelemetry(sink => { });\n", "nothing configures their level");
}
