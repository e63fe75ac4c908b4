using System.Net;
using Gapless.Gateway.Security;
using Yarp.ReverseProxy.Transforms;

namespace Gapless.Gateway.Routing;

/// <summary>Which path goes to which service (section <c>ReverseProxy</c>), and what travels with it.</summary>
internal static class RoutingDefaults
{
    public static void AddRouting(this WebApplicationBuilder builder) => builder.Services.AddReverseProxy()
        .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
        .AddServiceDiscoveryDestinationResolver()
        .ConfigureHttpClient((_, handler) =>
        {
            handler.ConnectTimeout = TimeSpan.FromSeconds(5);
            handler.AutomaticDecompression = DecompressionMethods.None;
        })
        .AddTransforms(context =>
        {
            // A page needs the nonce that its Content-Security-Policy will carry; nobody outside may choose it.
            context.AddRequestTransform(transform =>
            {
                transform.ProxyRequest.Headers.Remove(ContentSecurityPolicy.NonceHeader);
                transform.ProxyRequest.Headers.TryAddWithoutValidation(ContentSecurityPolicy.NonceHeader, ContentSecurityPolicy.Nonce(transform.HttpContext));
                return ValueTask.CompletedTask;
            });
        });

    public static void MapRoutes(this WebApplication app) => app.MapReverseProxy(pipeline =>
    {
        pipeline.UseMiddleware<RetryOnce>();
        pipeline.UseLoadBalancing();
        pipeline.UsePassiveHealthChecks();
    });
}
