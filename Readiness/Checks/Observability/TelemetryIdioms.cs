using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

/// <summary>Agents of vendors that measure and trace by themselves once they are started.</summary>
internal static partial class TelemetryIdioms
{
    private static readonly string[] Dependencies =
        ["newrelic_rpm", "scout_apm", "skylight", "elastic-apm", "appsignal", "new_relic_agent", "applicationinsights-spring-boot-starter", "NewRelic.Agent", "Elastic.Apm.NetCoreAll", "Datadog.Trace.Bundle"];

    public static Idiom Agent(string check) => new(check + "/agent", ["dd-trace", "ddtrace", "newrelic", "elastic-apm", "ElasticApm", "AppSignal", "Appsignal", "applicationinsights", "ApplicationInsights", "AzureMonitor", "azure_monitor", "javaagent", "dynatrace", "Datadog", "honeycomb", "instana"])
    {
        Pattern = AgentStart(),
        Languages = [.. Language.Code, Language.Dockerfile, Language.Shell, Language.Yaml, Language.Configuration],
        LimitPerFile = 3,
    };

    /// <summary>A dependency that starts with the application.</summary>
    public static Evidence? SelfStarting(ComponentFacts component) => Dependencies.Select(component.Manifest.Find).FirstOrDefault(found => found is { IsDevelopment: false }) is { } dependency
        ? Evidence.Strong($"{dependency.Name} starts with the application", new(component.Manifest.Path, dependency.Line))
        : null;

    /// <summary>The image of a component starts it under a tracer: <c>opentelemetry-instrument uvicorn …</c>, <c>ddtrace-run …</c>.</summary>
    public static Idiom Wrapper(string check) => new(check + "/wrapper", ["opentelemetry-instrument", "ddtrace-run", "newrelic-admin", "auto-instrumentations-node/register", "opentelemetry-javaagent", "otel-dotnet-auto", "instrumentation.opentelemetry.io"])
    {
        Languages = [Language.Dockerfile, Language.Shell, Language.Yaml, Language.Json, Language.Text, Language.Java, Language.Configuration],
        LimitPerFile = 3,
    };

    [GeneratedRegex("""(require\(["'](dd-trace|newrelic|elastic-apm-node|@appsignal/nodejs)|from\s+["'](dd-trace|newrelic|elastic-apm-node|applicationinsights)|import\s+["'](dd-trace/init|newrelic)|applicationinsights["']?\)?\.setup\(|useAzureMonitor\(|\.UseAzureMonitor\(|\.AddApplicationInsightsTelemetry\w*\(|configure_azure_monitor\(|\.AddElasticApm|ElasticAPM\(|\bnewrelic\.(agent\.initialize|NewApplication)\(|\bddtrace\.patch|\bDatadog\.configure|["'\w./]dd-trace-go\b|AppSignal\.configure|Appsignal\.start|-javaagent:\S*(datadog|dd-java|newrelic|elastic|applicationinsights|opentelemetry|dynatrace)|HoneycombSDK\(|\binstana\b.*require)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AgentStart();
}
