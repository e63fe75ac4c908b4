using Microsoft.AspNetCore.Http;

namespace OpenTelemetry.Instrumentation.AspNetCore;

public class AspNetCoreTraceInstrumentationOptions
{
    /// <summary>Which requests are traced; all of them when null.</summary>
    public Func<HttpContext, bool>? Filter { get; set; }

    /// <summary>Whether an unhandled exception is recorded on the span as an event.</summary>
    public bool RecordException { get; set; }
}
