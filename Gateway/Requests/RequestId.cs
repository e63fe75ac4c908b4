using System.Diagnostics;

namespace Gapless.Gateway.Requests;

/// <summary>
/// Names each request by its trace: <c>traceparent</c> in (W3C Trace Context), <c>X-Request-Id</c> out, so that a person who reports an error
/// hands over the key to its trace.
/// </summary>
internal static class RequestId
{
    public const string Header = "X-Request-Id";

    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    public static void UseRequestId(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            context.Response.Headers[Header] = Of(context);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
