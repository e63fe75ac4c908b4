using Microsoft.Extensions.Logging.Console;
using Yarp.ReverseProxy.Model;

namespace Gapless.Gateway.Requests;

/// <summary>One line a request, without personal data: no address, no user agent, no query, no header.</summary>
internal static partial class AccessLog
{
    public const string Category = "Gapless.Gateway.Access";

    /// <summary>Where the console speaks JSON, the lines go there on a shorter way.</summary>
    public static void AddAccessLog(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() || builder.Configuration["Logging:Console:FormatterName"] is not null)
        {
            return;
        }

        builder.Logging.AddFilter<ConsoleLoggerProvider>(Category, LogLevel.None);
        builder.Services.AddSingleton(services => new AccessWriter(
#pragma warning disable RS0030 // the console itself is what is meant
            Console.OpenStandardOutput(),
#pragma warning restore RS0030
            services.GetRequiredService<ILogger<AccessWriter>>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<AccessWriter>());
    }

    public static void UseAccessLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        var writer = app.Services.GetService<AccessWriter>();
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
                    var line = Line(context, clock.GetUtcNow(), clock.GetElapsedTime(began));
                    Log.Request(logger, line.Method, line.Path, line.Status, line.Milliseconds, line.Bytes, line.Route, line.RequestId);
                    writer?.Add(line);
                }
            }
        });
    }

    // The path as it was sent: written out, its %0A would begin a line of the caller's making.
    private static AccessLine Line(HttpContext context, DateTimeOffset now, TimeSpan took) => new(
        now, context.Request.Method, context.Request.Path.ToUriComponent(), context.Response.StatusCode, took.TotalMilliseconds, context.Response.ContentLength,
        context.Features.Get<IReverseProxyFeature>()?.Route.Config.RouteId ?? "gateway", RequestId.Of(context));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds:0.0} ms, {Bytes} bytes, route {Route}, request {RequestId}")]
        public static partial void Request(ILogger logger, string method, string path, int status, double milliseconds, long? bytes, string route, string requestId);
    }
}
