using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class LogsLeaveTheInstance : Check
{
    private const int LeastDays = 30;

    private static readonly Idiom ToFile = new("log.aggregated/file", ["transports.File", "DailyRotateFile", "WriteTo.File", "FileHandler(", "RotatingFile", "RollingFile", "lumberjack", "FileAppender", "rolling::daily"]) { Pattern = FileSink(), Languages = [.. Language.Code, Language.Xml] };

    private static readonly Idiom ToOutput = new("log.aggregated/output", ["Console", "StreamHandler", "stdout", "STDOUT", "stderr", "basicConfig", "pino", "AddJsonConsole", "process.stdout", "os.Stdout", "zap.New", "slog.", "loguru", "structlog", "tracing_subscriber", "fmt()", "ConsoleAppender"]) { Pattern = OutputSink(), Languages = [.. Language.Code, Language.Xml], LimitPerFile = 2 };

    private static readonly Idiom Sink = new("log.aggregated/sink", ["WriteTo.", "AddOpenTelemetry(", "winston-loki", "pino-loki", "winston-cloudwatch", "winston-elasticsearch", "@logtail", "@axiomhq", "pino-datadog", "@google-cloud/logging", "logging_loki", "watchtower", "cloud.logging", "google.cloud.logging", "google.cloud import logging", "LoggingHandler", "UseOtlpExporter", "AddOtlpExporter", "OTLPLogExporter", "otlploghttp", "otlploggrpc", "UseAzureMonitor", "AddApplicationInsights", "loki4j", "LogstashTcpSocketAppender", "GelfUdp", "logzio", "datadog-logger", "enableLogs", "enable_logs", "semantic_logger.add_appender", "papertrail", "newrelic"])
    {
        Pattern = CodeSink(),
        Languages = [.. Language.Code, Language.Xml, Language.Json],
    };

    private static readonly Idiom Retention = new("log.aggregated/retention", ["retention_period", "retention_in_days", "retentionInDays", "RetentionInDays", "retention_days", "retentionPeriod", "reject_old_samples", "min_age", "-retention", "retention:"]) { Pattern = RetentionText(), Languages = [Language.Yaml, Language.Json, Language.Toml, Language.Hcl, Language.Bicep, Language.Configuration, Language.JavaScript] };

    public override CheckInfo Info { get; } = new("log.aggregated", Category.Observability, Priority.High, "Logs leave the instance, are searchable and kept for a set time")
    {
        Why = "The log of the container that crashed is gone with it, and so is the reason.",
        Remedy = "Write to the standard output, let a collector ship it to one place, and keep it for 30 to 90 days.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Twelve-Factor App XI", "OWASP ASVS 5.0 16.4.2, 16.4.3", "AWS Well-Architected OPS08", "Azure Well-Architected OE:07"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [ToFile, ToOutput, Sink, Retention];

    public override AttestationForm Attestation { get; } = new("The logs of every service are searchable in one place and kept for a set time.", ["system", "retention in days", "who can read them", "link to a search"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var sink = SinkOf(repository);
        if (sink is not null)
        {
            return [RetentionOf(repository) switch
            {
                ({ } retention, >= LeastDays) => Verdict.Pass(Verdict.WholeSystem, "Logs are shipped to one place and kept for a set time.", sink, retention),
                ({ } retention, 0) => Verdict.Partial(Verdict.WholeSystem, "Logs are shipped to one place and kept for a time that is known only when it is deployed.", sink, retention),
                ({ } retention, var days) => Verdict.Partial(Verdict.WholeSystem, $"Logs are shipped to one place, but kept for {days} days only.", sink, retention),
                _ => Verdict.Partial(Verdict.WholeSystem, "Logs are shipped to one place; how long they are kept is not stated.", sink),
            }];
        }

        if (repository.FirstOf(null, ToFile) is { } file && repository.HitsOf(ToOutput).Length == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Logs go to local files only.", Evidence.Strong("written to a file", file.Location))];
        }

        if (repository.Facts.Has(Fact.PlatformService) || repository.Facts.Has(Fact.Kubernetes) || repository.Facts.Has(Fact.InfrastructureCode) || repository.Facts.Has(Fact.Helm))
        {
            return [];
        }

        return repository.ComposeFiles.Where(one => one.Class == PathClasses.Production && one.Use != DeploymentUse.Development && !one.Path.Contains(".devcontainer/", StringComparison.Ordinal)).OrderBy(one => one.Use == DeploymentUse.Production ? 0 : 1).FirstOrDefault() is { } compose
            ? [Verdict.Fail(Verdict.WholeSystem, "Logs stay with the containers: nothing ships them.", Evidence.Certain("no log driver and no shipper", new(compose.Path, 0)))]
            : [];
    }

    private static Evidence? SinkOf(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Sink) is { } code)
        {
            return Evidence.Strong("log sink", code.Location);
        }

        if (repository.Resources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Kind == ResourceKind.Logs && !NoApplicationLog().IsMatch(one.Type)) is { } resource)
        {
            return Evidence.Certain(resource.Type, resource.Location);
        }

        var driver = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production).SelectMany(file => file.Services.Select(service => (file.Path, Node: service.Definition.At("logging", "driver"))))
            .FirstOrDefault(one => one.Node.Text is { } name && Driver().IsMatch(name));
        return driver.Path is not null ? Evidence.Certain("log driver " + driver.Node.Text, new(driver.Path, driver.Node.Line))
            : MonitoringStack.Image(repository, Shipper()) ?? OfCollector(repository) ?? OfRelease(repository) ?? OfCloud(repository);
    }

    // What these print the cloud keeps, whatever is set.
    private static Evidence? OfCloud(RepositoryFacts repository) => CloudCode.Of(repository, ResourceKind.Compute, ResourceKind.Cluster).FirstOrDefault(one => one.Is("google_cloud_run*", "google_app_engine*", "google_cloudfunctions*", "google_container_cluster")
        || (repository.Facts.Has(Fact.Functions) && one.Type.Contains("Function", StringComparison.OrdinalIgnoreCase) && !one.Is("azurerm_*", "Microsoft.*"))) is { } collected ? collected.Evidence("the cloud keeps what it prints") : null;

    // service: { pipelines: { logs: { receivers: […], exporters: […] } } }
    private static Evidence? OfCollector(RepositoryFacts repository) =>
        repository.DataFiles.Where(file => file.Class == PathClasses.Production).SelectMany(file => file.Documents.Select(document => (file.Path, Node: document.At("service", "pipelines", "logs"))))
            .FirstOrDefault(one => one.Node.Exists) is { Path: { } path, Node: { } pipeline } ? Evidence.Certain("collector with a pipeline of logs", new(path, pipeline.Line)) : null;

    private static Evidence? OfRelease(RepositoryFacts repository) =>
        repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Kind is "HelmRelease" or "Application" or "ClusterLogForwarder" or "Flow" && Chart().IsMatch($"{one.Name} {one.Root.At("spec", "chart", "spec", "chart").Text} {one.Root.At("spec", "source", "chart").Text}")) is { } release
            ? Evidence.Certain($"{release.Kind} {release.Name}", new(release.Path, release.Root.Line))
            : null;

    private static (Evidence? Evidence, int Days) RetentionOf(RepositoryFacts repository)
    {
        Evidence? later = null;
        foreach (var resource in repository.Resources.Where(one => one.Class == PathClasses.Production && one.Kind == ResourceKind.Logs))
        {
            var setting = resource.Setting("retention_in_days", "retentionInDays", "retention_days", "retention");
            if (setting.Number is { } days)
            {
                return (Evidence.Certain($"kept for {days} days", resource.At(setting)), (int)days);
            }

            later ??= CloudCode.IsUnresolved(setting) ? Evidence.Certain("a setting says for how long", resource.At(setting)) : null;
        }

        foreach (var hit in repository.HitsOf(Retention))
        {
            if (DaysOf(hit.Value) is { } days)
            {
                return (Evidence.Strong($"kept for {days} days", hit.Location), days);
            }
        }

        return (later, 0);
    }

    // 720h, 30d, 90, 4w
    private static int? DaysOf(string text)
    {
        var number = int.TryParse(text.TrimEnd('h', 'd', 'w', 'H', 'D', 'W', 'm'), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (int?)null;
        return number is null ? null : char.ToLowerInvariant(text[^1]) switch
        {
            'h' => number / 24,
            'w' => number * 7,
            'm' => number * 30,
            _ => number,
        };
    }

    [GeneratedRegex("""(transports\.(File|DailyRotateFile)\(|\bDailyRotateFile\(|\.WriteTo\.(Rolling)?File\(|\b(Timed)?(Rotating)?FileHandler\(|\blumberjack\.Logger|<appender[^>]{0,80}(Rolling)?FileAppender|rolling::(daily|hourly)\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileSink();

    [GeneratedRegex("""(transports\.Console\(|\.WriteTo\.(Async\([^)]*)?Console\(|\bStreamHandler\(|\bstdout\b|\bSTDOUT\b|\bstderr\b|logging\.basicConfig\(|["']pino["']|AddJsonConsole|AddConsole\(|os\.Stdout|zap\.New|slog\.(New|Info|Error)|\bloguru\b|\bstructlog\b|tracing_subscriber|ConsoleAppender)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutputSink();

    [GeneratedRegex("""(\.WriteTo\.(Seq|Elasticsearch|ApplicationInsights|DatadogLogs|GrafanaLoki|OpenTelemetry|AmazonCloudWatch|GoogleCloudLogging|Splunk\w*|NewRelic\w*|Sentry)\(|[Ll]ogging\.AddOpenTelemetry\(|["'](winston-loki|pino-loki|winston-cloudwatch|winston-elasticsearch|@logtail/\w+|@axiomhq/\w+|pino-datadog[\w-]*|@google-cloud/logging[\w-]*)["']|\blogging_loki\b|\bwatchtower\.|google\.cloud\.logging|from\s+google\.cloud\s+import\s+logging|\.(Use|Add)OtlpExporter\(|OTLPLogExporter\(|\botlplog(http|grpc)\.New|\.UseAzureMonitor\(|\.AddApplicationInsights\w*\(|loki4j|LogstashTcpSocketAppender|\bGelf\w*(Appender|Handler)|\benableLogs\s*:\s*true|\benable_logs\s*=\s*True|set_logger_provider\(|["']logzio-nodejs["'])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSink();

    [GeneratedRegex("""(retention_period|retention_in_days|retention_?[iI]n_?[dD]ays|RetentionInDays|retention_days|retentionPeriod)["']?\s*[:=]\s*["']?(?<days>\d+[hdwm]?)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RetentionText();

    [GeneratedRegex("""^(awslogs|gelf|fluentd|splunk|gcplogs|syslog|loki|grafana/loki.*|logentries|etwlogs|awsfirelens)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Driver();

    [GeneratedRegex("""(^|/)(promtail|fluent-bit|fluentd|aws-for-fluent-bit|vector|alloy|filebeat|logstash|graylog|seq|loki|signoz[\w-]*|datadog/agent|agent-bit|logspout|dozzle-remote|openobserve|quickwit|victoria-logs)(:|@|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shipper();

    [GeneratedRegex("""(promtail|fluent-?bit|fluentd|\bvector\b|\balloy\b|filebeat|\bloki\b|datadog|victoria-?logs|ClusterLogForwarder)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chart();

    // They record what the cloud and the network do, not what the application says.
    [GeneratedRegex("""(cloudtrail|flow_log|CloudTrail|FlowLog)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoApplicationLog();
}
