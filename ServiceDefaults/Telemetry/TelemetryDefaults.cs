using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gapless.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs, sent over OTLP where an endpoint is configured (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
public static class TelemetryDefaults
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The libraries whose own spans and measurements are kept beside those of ASP.NET Core and the HTTP client.</summary>
    private static readonly string[] Sources = ["Npgsql", "Yarp.ReverseProxy", "Gapless.*"];

    /// <summary>Where no collector is configured, a request still has its trace id, but nothing is recorded that nobody will see.</summary>
    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.AddLogs();
        if (builder.Configuration.HasCollector())
        {
            builder.AddCollected();
        }
    }

    /// <summary>Whether what is measured and traced goes anywhere.</summary>
    public static bool HasCollector(this IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Endpoint]);

    private static void AddCollected(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddLowest(("OTEL_EXPORTER_OTLP_TIMEOUT", "2000")); // a silent collector must not hold up the shutdown
        builder.Logging.AddOpenTelemetry(logs => logs.IncludeFormattedMessage = true); // without scopes: a record has its span, which says more
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName, serviceVersion: Version(), autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddMeter(Sources))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(options =>
                {
                    options.Filter = IsNoHealthCheck;
                    options.RecordException = true;
                })
                .AddHttpClientInstrumentation().AddSource(Sources))
            .UseOtlpExporter();
    }

    private static void AddLogs(this IHostApplicationBuilder builder)
    {
        // Its "request starting" line carries the query string, which may be personal.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        if (!builder.Environment.IsDevelopment() && builder.Configuration["Logging:Console:FormatterName"] is null)
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "O";
            });
        }
    }

    private static bool IsNoHealthCheck(HttpContext context) =>
        context.Request.Path.Value is not ("/alive" or "/ready");

    private static string? Version() =>
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    /// <summary>A default that every other source of configuration overrides, the environment too.</summary>
    private static void AddLowest(this IConfigurationManager configuration, params (string Key, string Value)[] values) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)),
        });
}
