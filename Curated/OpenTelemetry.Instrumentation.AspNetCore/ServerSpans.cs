using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>
/// Gives each server span its name, route, status and error, by the semantic conventions for HTTP server spans
/// (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server), and drops what the filter refuses.
/// </summary>
internal sealed class ServerSpans(AspNetCoreTraceInstrumentationOptions options) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];

    public ServerSpans Start()
    {
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        return this;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not HttpContext context || Activity.Current is not { Source.Name: "Microsoft.AspNetCore" } span)
        {
            return;
        }

        if (value.Key.EndsWith("HttpRequestIn.Start", StringComparison.Ordinal) && options.Filter?.Invoke(context) == false)
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
        else if (value.Key.EndsWith("HttpRequestIn.Stop", StringComparison.Ordinal) && span.IsAllDataRequested)
        {
            Describe(span, context);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private void Describe(Activity span, HttpContext context)
    {
        // The exception handler clears the endpoint, and keeps the first one in its feature.
        var handled = context.Features.Get<IExceptionHandlerFeature>();
        var route = ((handled?.Endpoint ?? context.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (handled?.Error is { } error)
        {
            span.SetTag("error.type", error.GetType().FullName);
            if (options.RecordException)
            {
                span.AddException(error);
            }
        }

        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
