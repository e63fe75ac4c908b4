using Yarp.ReverseProxy.Model;

namespace Gapless.Gateway.Requests;

/// <summary>One line a request, without personal data: no address, no user agent, no query, no header.</summary>
internal sealed class AccessLog(ILoggerFactory loggers, TimeProvider clock)
{
    public const string Category = "Gapless.Gateway.Access";
    private static readonly EventId Request = new(1, nameof(Request));
    private readonly ILogger logger = loggers.CreateLogger(Category);

    public void Write(Exchange exchange, TimeSpan took)
    {
        if (logger.IsEnabled(LogLevel.Information) && exchange.Context.Request.Path.Value is not ("/alive" or "/ready"))
        {
            logger.Log(LogLevel.Information, Request, Line(exchange, clock.GetUtcNow(), took), exception: null, static (line, _) => line.ToString());
        }
    }

    // The path as it was sent: written out, its %0A would begin a line of the caller's making.
    private static AccessLine Line(Exchange exchange, DateTimeOffset now, TimeSpan took)
    {
        var (request, response) = (exchange.Context.Request, exchange.Context.Response);
        return new(
            now, request.Method, request.Path.ToUriComponent(), response.StatusCode, took.TotalMilliseconds, response.ContentLength,
            exchange.Context.Features.Get<IReverseProxyFeature>()?.Route.Config.RouteId ?? "gateway", exchange.RequestId);
    }
}
