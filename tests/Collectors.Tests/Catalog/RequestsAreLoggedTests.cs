using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RequestsAreLoggedTests : CheckTests<RequestsAreLogged>
{
    [Theory]
    [InlineData("\n=== server.js\napp.use(pinoHttp({ genReqId: () => randomUUID() }));\n")]
    [InlineData("\n=== server.js\napp.use(morgan('combined'));\napp.use((req, res, next) => { req.requestId = randomUUID(); next(); });\n")]
    public Task Passes_WhenLoggedWithAnId(string files) => Passes(NodeApi + files);

    [Theory]
    [InlineData("=== Gemfile\ngem 'rails'\n")]
    [InlineData("=== Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Program.cs\napp.UseSerilogRequestLogging();\nLogContext.PushProperty(\"RequestId\", id);\n")]
    public Task Passes_InOtherStacks(string files) => Passes(files);

    [Fact]
    public Task IsPartial_WithoutAnId() => IsPartial(NodeApi + "\n=== server.js\napp.use(morgan('combined'));\n", "without an id");

    [Fact]
    public Task TakesAFieldForNoId() => Fails(NodeApi + "\n=== src/dto.js\nexport const lease = { requestId: row.request_id };\n");

    [Theory]
    [InlineData("\n=== server.js\napp.use(morgan('dev'));\n")]
    [InlineData("")]
    public Task Fails_WhenNothingLogs(string files) => Fails(NodeApi + files);

    private const string Behind = "=== Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Shop/Program.cs\nvar id = context.TraceIdentifier;\n=== Entrance/Entrance.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Entrance/Program.cs\nvar id = context.TraceIdentifier;\napp.MapReverseProxy();\n";

    [Fact]
    public Task Passes_WhenTheEntranceLogsWhatGoesThroughIt() => Passes(Behind + "builder.AddAccessLog();\n");

    [Fact]
    public Task IsPartial_WhenTheEntranceLogsNothing() => IsPartial(Behind, "nothing logs");

    [Fact]
    public Task IsPartial_WhenJettyWritesARequestLog() => IsPartial("=== build.gradle\ndependencies {\n  implementation \"org.eclipse.jetty:jetty-server:12.1.8\"\n  implementation \"org.postgresql:postgresql:42.7.0\"\n}\n=== src/main/java/Main.java\npublic class Main { public static void main(String[] args) { } }\n=== src/main/java/WebServer.java\nserver.setRequestLog(new WebRequestLog(writer));\n");
}
