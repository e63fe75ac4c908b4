using Gapless.ServiceDefaults.Health;
using Gapless.ServiceDefaults.Outgoing;
using Gapless.ServiceDefaults.Problems;
using Gapless.ServiceDefaults.Shutdown;
using Gapless.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Gapless.ServiceDefaults;

/// <summary>What every service gets, in one call before it is built and one after.</summary>
public static class Defaults
{
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddOutgoingCalls();
        builder.AddDraining();
        builder.Services.AddProblems();
        return builder;
    }

    /// <summary>
    /// <c>/alive</c>: the process turns. <c>/ready</c>: what it depends on answers. Both in every environment; only a service that the public
    /// can reach keeps the details to itself.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app, bool isPublic = false)
    {
        app.MapHealth(isPublic);
        return app;
    }
}
