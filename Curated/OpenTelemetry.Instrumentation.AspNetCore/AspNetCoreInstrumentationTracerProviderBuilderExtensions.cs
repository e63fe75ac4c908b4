using OpenTelemetry.Instrumentation.AspNetCore;

namespace OpenTelemetry.Trace;

public static class AspNetCoreInstrumentationTracerProviderBuilderExtensions
{
    public static TracerProviderBuilder AddAspNetCoreInstrumentation(this TracerProviderBuilder builder) => AddAspNetCoreInstrumentation(builder, null);

    public static TracerProviderBuilder AddAspNetCoreInstrumentation(
        this TracerProviderBuilder builder, Action<AspNetCoreTraceInstrumentationOptions>? configureAspNetCoreTraceInstrumentationOptions)
    {
        var options = new AspNetCoreTraceInstrumentationOptions();
        configureAspNetCoreTraceInstrumentationOptions?.Invoke(options);

        // From .NET 10 on, ASP.NET Core can write the tags of the semantic conventions itself, but keeps silent unless told so.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        return builder.AddSource("Microsoft.AspNetCore").AddInstrumentation(() => new ServerSpans(options).Start());
    }
}
