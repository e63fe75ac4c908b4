using OpenTelemetry.Trace;

namespace Gapless.Gateway.Requests;

internal static class Tracing
{
    /// <summary>Where no collector is configured, a request still has its trace id, but nothing is recorded that nobody will see.</summary>
    public static void AddTracing(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.SetSampler(new AlwaysOffSampler()));
        }
    }
}
