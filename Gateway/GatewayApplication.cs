using Gapless.Gateway.Maintenance;
using Gapless.Gateway.Pages;
using Gapless.Gateway.RateLimits;
using Gapless.Gateway.Requests;
using Gapless.Gateway.Routing;
using Gapless.Gateway.Security;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;

namespace Gapless.Gateway;

/// <summary>The gateway, put together. Apart from the program, so that tests and benchmarks run the very same one.</summary>
internal static class GatewayApplication
{
    /// <param name="args">As on the command line.</param>
    /// <param name="adjust">What differs from the real one; comes first, so that it may choose the clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        adjust?.Invoke(builder);
        builder.AddServiceDefaults();
        builder.AddCache();
        builder.AddAccessLog();
        builder.AddRequestLimits();
        builder.AddForwardedHeaders();
        builder.AddFrontDoor();
        builder.AddAllowedHosts();
        builder.AddHttps();
        builder.AddRateLimits();
        builder.AddMaintenance();
        builder.AddRouting();
        builder.Services.AddCompression();

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseExchanges();
        app.MapDefaultEndpoints(isPublic: true);
        app.UseRouting();
        app.UseErrorPages();
        app.UseAllowedHosts();
        app.UseFrontDoor();
        app.UseHttpsRedirection();
        app.UseMaintenance();
        app.UseRateLimits();
        app.UseResponseCompression();
        app.MapRoutes();
        return app;
    }
}
