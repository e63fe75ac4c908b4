using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Gapless.Gateway.Routing;

/// <summary>
/// Sends a request again when its destination broke the connection before it answered: a replica that dies costs its callers time, not an error.
/// Only methods that change nothing and carry nothing (RFC 9110, section 9.2.1), and only while nothing has been sent back.
/// </summary>
internal sealed class RetryOnce(RequestDelegate next)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task InvokeAsync(HttpContext context)
    {
        var proxy = context.GetReverseProxyFeature();
        var destinations = proxy.AvailableDestinations;
        for (var attempt = 1; ; attempt++)
        {
            await next(context);
            if (attempt == Attempts || !MayRetry(context))
            {
                return;
            }

            context.Response.Clear();
            context.Features.Set<IForwarderErrorFeature>(null);
            proxy.AvailableDestinations = Others(destinations, proxy.ProxiedDestination);
            await Task.Delay(Pause * attempt, context.RequestAborted);
        }
    }

    private static bool MayRetry(HttpContext context) =>
        !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true }
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        && context.Features.Get<IForwarderErrorFeature>()?.Error is ForwarderError.Request or ForwarderError.ResponseHeaders;

    private static IReadOnlyList<DestinationState> Others(IReadOnlyList<DestinationState> all, DestinationState? failed)
    {
        List<DestinationState> others = [.. all.Where(destination => destination != failed)];
        return others.Count > 0 ? others : all;
    }
}
