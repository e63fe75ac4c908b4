using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RequestsCanBeTracedTests : CheckTests<RequestsCanBeTraced>
{
    [Theory]
    [InlineData("\n=== tracing.js\nimport { getNodeAutoInstrumentations } from '@opentelemetry/auto-instrumentations-node';\nconst sdk = new NodeSDK({ traceExporter: new OTLPTraceExporter(), instrumentations: [getNodeAutoInstrumentations()] });\n")]
    [InlineData("\n=== tracing.js\nrequire('dd-trace').init();\n")]
    [InlineData("\n=== Dockerfile\nFROM node:24\nCMD node --require @opentelemetry/auto-instrumentations-node/register server.js\n")]
    public Task Passes_WhenTracesAreExported(string files) => Passes(NodeApi + files);

    [Theory]
    [InlineData("=== Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"9\" /></ItemGroup></Project>\n=== Program.cs\nbuilder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());\nbuilder.Services.AddOpenTelemetry().UseOtlpExporter();\n")]
    [InlineData("=== go.mod\nmodule shop\nrequire github.com/gin-gonic/gin v1.10.0\nrequire github.com/jackc/pgx/v5 v5.0.0\n=== main.go\npackage main\nfunc main() {\n\totel.SetTracerProvider(provider)\n\texporter, _ := otlptracegrpc.New(ctx)\n\tclient.Transport = otelhttp.NewTransport(nil)\n}\n")]
    public Task Passes_InOtherStacks(string files) => Passes(files);

    [Fact]
    public Task IsPartial_WithoutAnExporter() => IsPartial(NodeApi + "\n=== tracing.js\nconst sdk = new NodeSDK({ traceExporter: new ConsoleSpanExporter() });\n", "exports them nowhere");

    [Fact]
    public Task IsPartial_WithoutWhatItAsks() => IsPartial(NodeApi + "\n=== tracing.js\nconst sdk = new NodeSDK({ traceExporter: new OTLPTraceExporter() });\n", "not what it asks");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== hotel.js\nconst hotel = 'otel';\n// new NodeSDK()\n")]
    public Task Fails_WhenNothingTraces(string files) => Fails(NodeApi + files);

    [Fact]
    public Task DoesNotApply_WhenItAsksNobody() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"x\" }, \"dependencies\": { \"express\": \"4\" } }\n");
}
