using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class TrafficIsMeasured : Check
{
    private static readonly ProbeRequest Metrics = ProbeRequest.Get("/metrics");

    private static readonly Idiom Exposed = new("metric.collected/exposed", ["WithMetrics(", "UseHttpMetrics", "UseOpenTelemetryPrometheus", "MapPrometheus", "MapMetrics", "UseMetricServer", "prom-client", "collectDefaultMetrics", "express-prom-bundle", "fastify-metrics", "PrometheusModule", "PrometheusExporter", "prometheus_client", "prometheus_fastapi", "PrometheusMiddleware", "django_prometheus", "PrometheusMetrics(", "promhttp.", "promauto.", "SetMeterProvider", "ginprometheus", "echoprometheus", "micrometer", "MeterRegistry", "yabeda", "Yabeda", "prometheus_exporter", "PrometheusExporter", "metrics_exporter_prometheus", "axum_prometheus", "PrometheusMetricLayer", "actix_web_prom", "PromEx", "TelemetryMetricsPrometheus", "Prometheus\\CollectorRegistry", "PeriodicExportingMetric", "metricReader", "statsd", "VictoriaMetrics/metrics", "rocket_prometheus"])
    {
        Pattern = MetricsStart(),
        Languages = Language.Code,
    };

    private static readonly Idiom Pushed = new("metric.collected/pushed", ["OtlpExporter", "OTLPMetricExporter", "otlpmetric", "OTEL_EXPORTER_OTLP", "UseAzureMonitor", "statsd"])
    {
        Pattern = Push(),
        Languages = [.. Language.Code, Language.Yaml, Language.Dockerfile, Language.Dotenv, Language.Configuration, Language.Hcl],
    };

    private static readonly Idiom Annotated = new("metric.collected/annotated", ["prometheus.io/scrape", "kind: ServiceMonitor", "kind: PodMonitor", "serviceMonitor:", "[metrics]"]) { Pattern = Annotation(), Languages = [Language.Yaml, Language.Hcl, Language.Toml] };

    private static readonly Idiom Agent = TelemetryIdioms.Agent("metric.collected");
    private static readonly string[] ByDependency = ["micrometer-registry-*", "quarkus-micrometer-registry-prometheus", "quarkus-micrometer", "quarkus-micrometer-opentelemetry", "micronaut-micrometer-registry-*", "yabeda-prometheus", "yabeda-rails", "prom_ex", "spatie/laravel-prometheus"];

    public override CheckInfo Info { get; } = new("metric.collected", Category.Observability, Priority.High, "Traffic, errors, latency and saturation are measured")
    {
        Why = "Without numbers nobody sees a service getting slower until it stands still.",
        Remedy = "Export OpenTelemetry or Prometheus metrics of every service and let something collect them; begin with traffic, errors, latency and saturation.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository, Method.Attestation],
        References = ["Site Reliability Engineering, chapter 6", "Azure Well-Architected OE:07, PE:04", "Mercari production readiness: metrics"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Exposed, Pushed, Annotated, Agent];

    public override ImmutableArray<ProbeRequest> Requests => [Metrics];

    public override AttestationForm Attestation { get; } = new("Traffic, errors, latency and saturation of every service are measured and kept.", ["tool", "link", "services covered", "how long they are kept"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var scraper = Scraper(repository);
        return repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component, scraper));
    }

    /// <summary>Only an address inside the network should show its metrics.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answer = target.Answer(Metrics).Final;
        return [target.Facts.Has(Fact.Internet) || !target.Exists(answer) || answer.IsHtml
            ? Verdict.Unknown(target.Name, UnknownReason.Never, "The target shows no metrics to strangers, as it should.")
            : Series().IsMatch(answer.Text)
                ? Verdict.Pass(target.Name, "The target shows metrics of its requests.", answer.Seen("metrics of requests", "content-type"))
                : Verdict.Partial(target.Name, "The target shows metrics, but none of its requests.", answer.Seen("metrics without requests", "content-type"))];
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component, Evidence? scraper)
    {
        if (SharedCode.FirstOf(repository, component, Agent) is { } agent)
        {
            return Verdict.Pass(component.Name, "An agent measures it and sends the numbers on.", Evidence.Strong("agent", agent.Location));
        }

        if (TelemetryIdioms.SelfStarting(component) is { } starting)
        {
            return Verdict.Pass(component.Name, "An agent measures it and sends the numbers on.", starting);
        }

        var dependency = ByDependency.Select(component.Manifest.Find).FirstOrDefault(found => found is not null);
        var exposed = SharedCode.FirstOf(repository, component, Exposed) is { } hit ? Evidence.Strong("metrics", hit.Location)
            : dependency is not null ? Evidence.Strong(dependency.Name, new(component.Manifest.Path, dependency.Line)) : null;
        var pushed = SharedCode.FirstOf(repository, component, Pushed) ?? repository.HitsOf(Pushed).FirstOrDefault(one => !Language.Code.Contains(one.Language, StringComparer.Ordinal));
        var collected = pushed is not null ? Evidence.Strong("sent to a collector", pushed.Location) : scraper;
        return (exposed, collected) switch
        {
            (not null, not null) => Verdict.Pass(component.Name, "It measures its traffic, and the numbers are collected.", exposed, collected),
            (not null, _) => Verdict.Partial(component.Name, "It measures its traffic, but nothing here collects the numbers.", exposed),
            (_, not null) when pushed is null => Verdict.Partial(component.Name, "Something collects metrics, but it offers none.", collected),
            _ => Verdict.Fail(component.Name, "Nothing measures its traffic, errors and latency.", Evidence.Strong("no metrics are exported", new(component.Manifest.Path, 0))),
        };
    }

    private static Evidence? Scraper(RepositoryFacts repository)
    {
        if (MonitoringStack.Configurations(repository).SelectMany(file => file.Documents.SelectMany(document => document["scrape_configs"].Items).Select(job => (file, job))).FirstOrDefault(one => !OwnJob().IsMatch(one.job["job_name"].Text ?? "")) is { job: { } job, file: { } file })
        {
            return Evidence.Certain("scrape job " + job["job_name"].Text, new(file.Path, job.Line));
        }

        return repository.FirstOf(null, Annotated) is { } annotation ? Evidence.Strong("scraped", annotation.Location) : null;
    }

    // Of Prometheus itself and of machines
    [GeneratedRegex("""^(prometheus|node|node[-_]exporter|cadvisor|alertmanager|blackbox.*|grafana)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnJob();

    [GeneratedRegex("""(\.WithMetrics\(|\.UseHttpMetrics\(|UseOpenTelemetryPrometheusScrapingEndpoint\(|MapPrometheusScrapingEndpoint\(|\.MapMetrics\(|\.UseMetricServer\(|["']prom-client["']|collectDefaultMetrics\(|["']express-prom-bundle["']|["']fastify-metrics["']|PrometheusModule\.register|new\s+PrometheusExporter\(|\bprometheus_client\b|prometheus_fastapi_instrumentator|PrometheusMiddleware|django_prometheus|PrometheusMetrics\(|promhttp\.Handler|promauto\.New|SetMeterProvider\(|ginprometheus\.|echoprometheus\.|\bMeterRegistry\b|Yabeda\.configure|prometheus_exporter/|metrics_exporter_prometheus|axum_prometheus|PrometheusMetricLayer|actix_web_prom|\bPromEx\b|TelemetryMetricsPrometheus|Prometheus\\CollectorRegistry|new\s+PeriodicExportingMetricReader|metricReaders?:|["'](express|koa)-statsd["']|django_statsd|\bstatsd(_client)?\.(timing|timer)\(\s*f?["']requests?\b|rocket_prometheus)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricsStart();

    [GeneratedRegex("""(\b(Use|Add)OtlpExporter\(|OTLPMetricExporter\(|otlpmetric(http|grpc)?\.New|\bOTEL_EXPORTER_OTLP_(METRICS_)?ENDPOINT\b|\.UseAzureMonitor\(|["'](express|koa)-statsd["']|django_statsd)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Push();

    [GeneratedRegex("""(prometheus\.io/scrape["']?\s*[:=]\s*["']?true|kind:\s*(Service|Pod)Monitor|^\[metrics\])""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Annotation();

    [GeneratedRegex("""^(http_server_|http_request|http_requests|aspnetcore_|django_http|flask_http|microprofile_http|fastapi_)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Series();
}
