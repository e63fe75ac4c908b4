using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Identity.Routes;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class RequestsAreLogged : Check
{
    private const string SentId = "gapless-9d3b7c51";

    private static readonly string[] Headers = ["x-request-id", "x-correlation-id", "request-id", "correlation-id", "traceresponse", "x-trace-id", "x-b3-traceid"];
    private static readonly string[] EdgeHeaders = ["cf-ray", "x-amzn-trace-id", "x-amz-cf-id", "x-azure-ref", "x-vercel-id", "fly-request-id", "x-cloud-trace-context", "x-amzn-requestid", "x-nf-request-id", "x-render-origin-server"];

    private static readonly ProbeRequest WithId = ProbeRequest.Get("/") with
    {
        FollowsRedirects = true,
        Headers = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").Add("X-Request-Id", SentId),
    };

    private static readonly Idiom Logged = new("log.requests/logged", ["UseSerilogRequestLogging", "UseHttpLogging", "UseW3CLogging", "AspNetCore", "pino-http", "pinoHttp", "nestjs-pino", "morgan(", "express-winston", "expressWinston", "logger: true", "logger:", "fastify(", "hono/logger", "koa-logger", "koa-pino", "access_log", "access-log", "accesslog", "AccessLog", "structlog.middleware", "RequestMiddleware", "django_structlog", "middleware.Logger", "gin.Logger", "gin.Default", "LoggingMiddleware(", "after_request(", "echo.Logger", "httplog", "RequestLogger", "CommonsRequestLogging", "logbook", "lograge", "TraceLayer", "middleware::Logger", "TracingLogger", "Plug.Telemetry", "Plug.Logger", "requestLogger", "request_logger", "RequestLogging", "log_requests", "setRequestLog", "CustomRequestLog", "LoggingInterceptor", "LoggingMiddleware", "LoggerMiddleware"])
    {
        Pattern = RequestLog(),
        Languages = [.. Language.Code, Language.Configuration, Language.Yaml, Language.Shell, Language.Dockerfile, Language.Toml],
    };

    private static readonly Idiom Identified = new("log.requests/identified", ["request-id", "requestid", "request_id", "correlation", "traceparent", "traceid", "trace_id", "AsyncLocalStorage", "contextvars", "genReqId", "MDC.put", "log_tags", "LogContext.PushProperty", "BeginScope", "Enrich.", "WithTracing", "NodeSDK", "otelhttp", "otelgin", "OpenTelemetry", "Plug.RequestId", "TraceLayer", "tracing-bridge", "ActivityTracking"])
    {
        Pattern = IdUse(),
        Accept = match => !Elsewhere().IsMatch(match.Path) && (!match.Text.StartsWith("correlation", StringComparison.OrdinalIgnoreCase) || OfRequests().IsMatch(match.Path) || OfRequests().IsMatch(match.LineText)),
        Languages = [.. Language.Code, Language.Xml, Language.Yaml, Language.Configuration],
    };

    // Rails and Phoenix give each request an id; Spring's tracing puts one into each line.
    private static readonly string[] IdByDependency = ["rails", "phoenix", "micrometer-tracing-bridge-otel", "micrometer-tracing-bridge-brave", "quarkus-opentelemetry", "asgi-correlation-id", "django-guid", "django-structlog", "express-request-id", "@opentelemetry/sdk-node"];

    public override CheckInfo Info { get; } = new("log.requests", Category.Observability, Priority.Medium, "Every request is logged once with an id that travels through the system")
    {
        Why = "Without an id the lines of one request cannot be found among those of all the others, nor in the next service.",
        Remedy = "Take over or make an id for each request, put it on every log line and on the answer, and send it along to other services.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["W3C Trace Context", "Mercari production readiness: log with annotation", "OWASP ASVS 5.0 16.2.1"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    private static readonly Idiom Forwarding = OwnEndpoints.Forwarding("log.requests");

    public override ImmutableArray<Idiom> Idioms => [Logged, Identified, Forwarding];

    public override ImmutableArray<ProbeRequest> Requests => [WithId];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var services = repository.Components.Where(component => component.Kind == ComponentKind.Http).ToList();

        // Once is enough: what comes through one entrance is logged there.
        var entrance = services.Find(component => repository.FirstOf(component, Forwarding) is not null && Judge(repository, component, entrance: null).Outcome == Outcome.Pass);
        return services.Select(component => Judge(repository, component, entrance));
    }

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var (home, again, missing) = (target.Home.Final, target.HomeAgain.Final, target.Missing);
        if (target.WhyUnknown(home) is { } unknown)
        {
            return [unknown];
        }

        if (Headers.FirstOrDefault(home.Headers.Has) is not { } name)
        {
            return [EdgeHeaders.FirstOrDefault(home.Headers.Has) is { } edge
                ? Verdict.Partial(target.Name, $"Only the edge names its requests ({edge}); the application's own id does not show.", home.Seen("id of the edge", edge))
                : Verdict.Unknown(target.Name, UnknownReason.Never, "No answer carries an id; requests may be logged all the same.", home.Seen("no id"))];
        }

        var evidence = home.Seen($"{name} on the answer", name);
        var sent = target.Answer(WithId).Final;
        var onErrors = Headers.Any(missing.Headers.Has) || missing.Text.Contains("traceId", StringComparison.Ordinal);
        return [(home.Headers[name]!.Equals(again.Headers[name], StringComparison.Ordinal), onErrors, sent.IsAnswered && !Headers.Any(sent.Headers.Has)) switch
        {
            (true, _, _) => Verdict.Partial(target.Name, $"Two answers carry the same {name}: it names no request.", evidence),
            (_, false, _) => Verdict.Partial(target.Name, $"Answers carry {name}, but errors do not.", evidence, missing.Seen("no id on an error")),
            (_, _, true) => Verdict.Partial(target.Name, $"Answers carry {name}, but not when the caller sends an id.", evidence, sent.Seen("no id when one is sent")),
            _ => Verdict.Pass(target.Name, $"Every answer carries an id of its own ({name}).", evidence),
        }];
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component, ComponentFacts? entrance)
    {
        var logged = SharedCode.FirstOf(repository, component, Logged) is { } log ? Evidence.Strong("request log", log.Location)
            : component.Manifest.Find("rails") is { } rails ? Evidence.Strong("Rails logs each request", new(component.Manifest.Path, rails.Line))
            : component.Manifest.Find("phoenix") is { } phoenix ? Evidence.Strong("Phoenix logs each request", new(component.Manifest.Path, phoenix.Line)) : null;
        var identified = SharedCode.FirstOf(repository, component, Identified) is { } id ? Evidence.Strong("id of a request", id.Location)
            : IdByDependency.Select(component.Manifest.Find).FirstOrDefault(found => found is not null) is { } library ? Evidence.Strong($"{library.Name} names each request", new(component.Manifest.Path, library.Line)) : null;
        return (logged, identified) switch
        {
            (not null, not null) => Verdict.Pass(component.Name, "Each request is logged, with an id.", logged, identified),
            (not null, _) => Verdict.Partial(component.Name, "Each request is logged, but without an id that travels.", logged),
            (_, not null) when entrance is not null => Verdict.Pass(component.Name, $"{entrance.Name} logs each request on its way here, and its id travels on.", identified),
            (_, not null) => Verdict.Partial(component.Name, "Requests have an id, but nothing logs each of them.", identified),
            _ => Verdict.Fail(component.Name, "Requests are neither logged nor named by an id.", Evidence.Strong("no request log", new(component.Manifest.Path, 0))),
        };
    }

    // The id that a driver sends to somebody else's server names none of our requests.
    [GeneratedRegex("""(^|/)(drivers?|sdk)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elsewhere();

    // The correlation id of an order or a payment is none either.
    [GeneratedRegex("""middleware|log|context|request|trac|telemetry|interceptor|filter|hook|plug|header|(^|/)(server|app|main|program|startup)\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfRequests();

    // morgan('dev') colours lines for a terminal: that is a log for developers.
    [GeneratedRegex("""(\.UseSerilogRequestLogging\(|\.UseHttpLogging\(|\.UseW3CLogging\(|["']pino-http["']|\bpinoHttp\(|["']nestjs-pino["']|\bmorgan\((?!\s*["']dev["'])|["']express-winston["']|\bexpressWinston\.logger|\bfastify\(\{[^}]{0,200}logger\s*:|\blogger\s*:\s*true|["']hono/logger["']|["']koa-(pino-)?logger["']|--access-?log(file)?\b|\baccess_?log\b\s*[:=]?\s*(?!(off|false|None)\b)|server\.tomcat\.accesslog\.enabled|structlog\.middleware|django_structlog|\bRequestMiddleware\b|\b(middleware|chimiddleware)\.(Logger|RequestLogger)|\bgin\.(Logger(WithWriter|WithConfig|WithFormatter)?|Default)\(|\bNewLoggingMiddleware\(|\bafter_request\(\s*\w*(log|metric|access)\w*\s*\)|\bhttplog\.|CommonsRequestLoggingFilter|\.setRequestLog\(|\bnew\s+CustomRequestLog\(|\blogbook\b|\bLograge\b|\blograge\.enabled|\bTraceLayer::|middleware::Logger|\bTracingLogger|Plug\.(Telemetry|Logger)|\brequest_?[lL]ogg(er|ing)\b|\bRequestLogging\w*|\blog_requests\b|\bLogg(er|ing)(Interceptor|Middleware)\b|\.(Add|Use|Map)(Access|Request)Log\w*\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestLog();

    [GeneratedRegex("""(["'](x-)?(request|correlation)-?id["']|\b[cC]orrelation_?[iI]d\b|\breq(uest)?_?[iI]d["']?\s*(=>|[:=])\s*(\w+[.:]+)*(uuid|nanoid|randomUUID|generate|ulid|crypto|Uuid|Guid|secrets|str\()|\breq\.(id|requestId)\b|metadata:[^\n]{0,80}request_id|\b[Rr]equest_?[Ii]d_?[Mm]iddleware\b|PushProperty\(\s*"RequestId|\btraceparent\b|\btrace_?[iI]d\b|\bTraceId(entifier)?\b|genReqId|MDC\.put|log_tags\b|LogContext\.PushProperty|Enrich\.With|\.WithTracing\(|new\s+NodeSDK\(|\botelhttp\.|\botelgin\.|Plug\.RequestId|\bActivityTrackingOptions\b|middleware\.RequestID|middleware::RequestId|SetRequestIdLayer)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdUse();
}
