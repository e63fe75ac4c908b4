using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class RequestsCanBeTraced : Check
{
    private static readonly Idiom Tracer = new("trace.distributed/tracer", ["WithTracing(", "NodeSDK", "registerOTel", "NodeTracerProvider", "FastAPIInstrumentor", "DjangoInstrumentor", "FlaskInstrumentor", "set_tracer_provider", "otelhttp.", "otelgin.", "otelecho.", "otelchi.", "otelmux.", "otelgrpc.", "SetTracerProvider", "OpenTelemetry::SDK", "tracing_opentelemetry", "OpentelemetryPhoenix", "AutoConfiguredOpenTelemetrySdk", "traces_sample_rate", "tracesSampleRate", "TracesSampleRate", "SdkAutoloader"])
    {
        Pattern = TracerStart(),
        Languages = Language.Code,
    };

    private static readonly Idiom Exporter = new("trace.distributed/exporter", ["OtlpExporter", "OTLPTraceExporter", "OTLPSpanExporter", "otlptrace", "OTEL_EXPORTER_OTLP", "opentelemetry_otlp", "opentelemetry-otlp", "opentelemetry_exporter", "otlp", "JaegerExporter", "ZipkinExporter", "zipkin", "registerOTel", "tracesSampleRate", "traces_sample_rate", "TracesSampleRate"])
    {
        Pattern = Export(),
        Languages = [.. Language.Code, Language.Yaml, Language.Dockerfile, Language.Dotenv, Language.Configuration, Language.Shell, Language.Hcl, Language.Toml],
    };

    private static readonly Idiom Clients = new("trace.distributed/clients", ["HttpClientInstrumentation", "SqlClientInstrumentation", "EntityFrameworkCoreInstrumentation", "AddNpgsql", "getNodeAutoInstrumentations", "auto-instrumentations", "HttpInstrumentation", "UndiciInstrumentation", "registerOTel", "HTTPXClientInstrumentor", "RequestsInstrumentor", "SQLAlchemyInstrumentor", "Psycopg", "AsyncPGInstrumentor", "otelsql", "otelpgx", "otelgorm", "otelhttp.NewTransport", "use_all", "OpentelemetryEcto", "reqwest_tracing", "tracesSampleRate", "traces_sample_rate", "TracesSampleRate", "UseAzureMonitor", "DjangoInstrumentor"])
    {
        Languages = Language.Code,
    };

    private static readonly Idiom Agent = TelemetryIdioms.Agent("trace.distributed");
    private static readonly Idiom Wrapper = TelemetryIdioms.Wrapper("trace.distributed");
    private static readonly string[] ByDependency = ["micrometer-tracing-bridge-otel", "micrometer-tracing-bridge-brave", "quarkus-opentelemetry", "spring-cloud-starter-sleuth", "opentelemetry-spring-boot-starter", "spring-cloud-starter-zipkin", "open-telemetry/opentelemetry-auto-*", "keepsuit/laravel-opentelemetry"];
    private static readonly string[] ExporterDependency = ["opentelemetry-exporter-otlp", "opentelemetry-exporter-zipkin", "zipkin-reporter-brave", "quarkus-opentelemetry", "opentelemetry-spring-boot-starter", "spring-cloud-starter-zipkin", "open-telemetry/exporter-otlp"];

    public override CheckInfo Info { get; } = new("trace.distributed", Category.Observability, Priority.Medium, "Requests can be traced across services")
    {
        Why = "When a request is slow across three services, only its trace says where.",
        Remedy = "Start OpenTelemetry in every service for what comes in and what goes out, and export to an address from configuration.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live, Method.Attestation],
        References = ["W3C Trace Context", "Mercari production readiness: tracing", "Azure Well-Architected OE:07", "AWS Well-Architected OPS04"],
        AppliesWhen = Condition.All(Fact.MultiService).Or(Condition.All(Fact.Http, Fact.Database)).Or(Condition.All(Fact.Http, Fact.Queue)).Or(Condition.All(Fact.Http, Fact.Cache)),
    };

    public override ImmutableArray<Idiom> Idioms => [Tracer, Exporter, Clients, Agent, Wrapper];

    public override AttestationForm Attestation { get; } = new("A request can be followed through every service of this system.", ["tool", "link to a trace", "share that is kept"], 180);

    public override IEnumerable<Verdict> Live(TargetFacts target) => [TraceMarks.Judge(target)];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.Kind == ComponentKind.Http).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var manifest = new Location(component.Manifest.Path, 0);
        if (AgentOf(repository, component) is { } agent)
        {
            return Verdict.Pass(component.Name, "An agent traces its requests and exports the traces.", agent);
        }

        var dependency = ByDependency.Select(component.Manifest.Find).FirstOrDefault(found => found is not null);
        var tracer = SharedCode.FirstOf(repository, component, Tracer) is { } hit ? Evidence.Strong("tracing", hit.Location)
            : dependency is not null ? Evidence.Strong($"{dependency.Name} traces by itself", new(component.Manifest.Path, dependency.Line)) : null;
        if (tracer is null)
        {
            return Verdict.Fail(component.Name, "Nothing traces its requests.", Evidence.Strong("no tracer is started", manifest));
        }

        var exporter = SharedCode.FirstOf(repository, component, Exporter) ?? repository.HitsOf(Exporter).FirstOrDefault(one => !Language.Code.Contains(one.Language, StringComparer.Ordinal));
        var exported = exporter is not null ? Evidence.Strong("exporter", exporter.Location)
            : ExporterDependency.Select(component.Manifest.Find).FirstOrDefault(found => found is not null) is { } library ? Evidence.Strong(library.Name, new(component.Manifest.Path, library.Line)) : null;
        if (exported is null)
        {
            return Verdict.Partial(component.Name, "It makes traces, but exports them nowhere.", tracer);
        }

        return dependency is not null || SharedCode.FirstOf(repository, component, Clients) is not null
            ? Verdict.Pass(component.Name, "Its requests and those it makes are traced and exported.", tracer, exported)
            : Verdict.Partial(component.Name, "Its requests are traced, but not what it asks others and the database.", tracer, exported);
    }

    private static Evidence? AgentOf(RepositoryFacts repository, ComponentFacts component) =>
        SharedCode.FirstOf(repository, component, Agent) is { } agent ? Evidence.Strong("agent", agent.Location)
        : repository.FirstOf(component, Wrapper) is { } wrapper ? Evidence.Strong("started under a tracer", wrapper.Location)
        : TelemetryIdioms.SelfStarting(component);

    [GeneratedRegex("""(\.WithTracing\(|new\s+NodeSDK\(|\bregisterOTel\(|new\s+NodeTracerProvider\(|(FastAPI|Django|Flask|Starlette)Instrumentor(\(\))?\.?\w*\(|\bset_tracer_provider\(|\b(otelhttp\.New(Handler|Middleware)|otelgin\.Middleware|otelecho\.Middleware|otelchi\.Middleware|otelmux\.Middleware|otelgrpc\.New\w+)|\bSetTracerProvider\(|OpenTelemetry::SDK\.configure|tracing_opentelemetry::|OpentelemetryPhoenix\.setup|AutoConfiguredOpenTelemetrySdk|\b(traces_sample_rate|tracesSampleRate|TracesSampleRate)\s*[:=]\s*(?!0(\.0)?\b))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TracerStart();

    [GeneratedRegex("""(\b(Use|Add)OtlpExporter\(|new\s+OTLPTraceExporter\(|\bOTLPSpanExporter\(|\botlptrace(http|grpc)?\.New|\bOTEL_EXPORTER_OTLP_(TRACES_)?ENDPOINT\b|opentelemetry_otlp::|opentelemetry-exporter-otlp|:opentelemetry_exporter\b|otlp[.:_-](tracing[.:])?(endpoint|exporter)|otlp:\s|(Jaeger|Zipkin)Exporter\(|zipkin[.:]\s?(tracing|base-?url|endpoint)|\bregisterOTel\(|\b(traces_sample_rate|tracesSampleRate|TracesSampleRate)\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Export();
}
