namespace OpenTelemetry.Trace;

public static class HttpClientInstrumentationTracerProviderBuilderExtensions
{
    public static TracerProviderBuilder AddHttpClientInstrumentation(this TracerProviderBuilder builder) => builder.AddSource("System.Net.Http");
}
