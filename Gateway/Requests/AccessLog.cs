using Yarp.ReverseProxy.Model;

namespace Gapless.Gateway.Requests;

/// <summary>One line a request, without personal data: no address, no user agent, no query, no header.</summary>
internal static partial class AccessLog
{
    public static void UseAccessLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Gapless.Gateway.Access");
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            var began = clock.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                if (logger.IsEnabled(LogLevel.Information) && context.Request.Path.Value is not ("/alive" or "/ready"))
                {
                    // The path as it was sent: written out, its %0A would begin a line of the caller's making.
                    var route = context.Features.Get<IReverseProxyFeature>()?.Route.Config.RouteId ?? "gateway";
                    Log.Request(logger, context.Request.Method, context.Request.Path.ToUriComponent(), context.Response.StatusCode,
                        clock.GetElapsedTime(began).TotalMilliseconds, context.Response.ContentLength, route, RequestId.Of(context));
                }
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds:0.0} ms, {Bytes} bytes, route {Route}, request {RequestId}")]
        public static partial void Request(ILogger logger, string method, string path, int status, double milliseconds, long? bytes, string route, string requestId);
    }
}
