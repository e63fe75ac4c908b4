using Gapless.ServiceDefaults.Presence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>The cache (Redis). Every call to it stands in this folder; a service that loses it is degraded, and goes on.</summary>
public static class CacheDefaults
{
    public static void AddCache(this IHostApplicationBuilder builder)
    {
        builder.AddRedisClientBuilder("cache", settings => settings.DisableHealthChecks = true, options => options.ConnectTimeout = 2000)
            .WithAzureAuthentication();
        builder.Services.AddSingleton<SharedCounts>();
        builder.Services.AddSingleton<LiveEvents>();
        builder.Services.AddSingleton<PresenceBoard>();
        builder.Services.AddHostedService<PresenceReporter>();
        builder.Services.AddHealthChecks().AddCheck<CacheHealthCheck>("cache", HealthStatus.Degraded);
    }
}
