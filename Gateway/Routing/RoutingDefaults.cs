using System.Diagnostics;
using System.Net;
using Gapless.Gateway.Requests;
using Gapless.Gateway.Security;
using Gapless.ServiceDefaults.Telemetry;
using Yarp.ReverseProxy.Transforms;

namespace Gapless.Gateway.Routing;

/// <summary>Which path goes to which service (section <c>ReverseProxy</c>), and what travels with it.</summary>
internal static class RoutingDefaults
{
    /// <summary>What a caller must not tell the services behind the gateway. X-Forwarded-* are written anew by the proxy itself.</summary>
    private static readonly string[] Claims = [ContentSecurityPolicy.NonceHeader, FrontDoor.IdHeader, "Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL"];

    public static void AddRouting(this WebApplicationBuilder builder)
    {
        var traced = builder.Configuration.HasCollector();
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            .AddServiceDiscoveryDestinationResolver()
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                handler.AutomaticDecompression = DecompressionMethods.None;
                if (!traced)
                {
                    handler.ActivityHeadersPropagator = null; // a span for each request to a service, that nobody will see
                }
            })
            .AddTransforms(context => context.AddRequestTransform(transform =>
            {
                PassOn(transform.HttpContext, transform.ProxyRequest);
                if (!traced)
                {
                    PassOnTrace(transform.ProxyRequest);
                }

                return ValueTask.CompletedTask;
            }));
    }

    public static void MapRoutes(this WebApplication app)
    {
        // What services say about their insides is not for outside, however it is asked.
        app.Map("/alive/{**rest}", () => Results.NotFound());
        app.Map("/ready/{**rest}", () => Results.NotFound());
        app.MapReverseProxy(pipeline =>
        {
            pipeline.UseMiddleware<RetryOnce>();
            pipeline.UseLoadBalancing();
            pipeline.UsePassiveHealthChecks();
        });
    }

    private static void PassOn(HttpContext context, HttpRequestMessage request)
    {
        foreach (var name in Claims)
        {
            if (context.Request.Headers.ContainsKey(name))
            {
                request.Headers.Remove(name);
            }
        }

        // A page needs the nonce that its Content-Security-Policy will carry; nobody outside may choose it.
        request.Headers.TryAddWithoutValidation(ContentSecurityPolicy.NonceHeader, Exchange.Of(context).Nonce);

        // The client sends a request without a body again by itself when a kept connection breaks. With one, even an empty one, it does not.
        if (request.Content is null && ChangesThings(request.Method))
        {
            request.Content = new ByteArrayContent([]);
        }
    }

    // The trace goes on all the same (W3C Trace Context): what a service logs is found by it.
    private static void PassOnTrace(HttpRequestMessage request)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            request.Headers.Remove("traceparent");
            request.Headers.TryAddWithoutValidation("traceparent", activity.Id);
        }
    }

    private static bool ChangesThings(HttpMethod method) =>
        method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options && method != HttpMethod.Trace && method != HttpMethod.Connect;
}
