using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Forwarding;
using Aspire.Hosting.Health;
using Aspire.Hosting.Running;
using Aspire.Hosting.Storage;
using Aspire.Hosting.Telemetry;
using Aspire.Hosting.Waiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aspire.Hosting;

/// <summary>The parts of the engine, put together.</summary>
internal static class Engine
{
    public static void AddTo(DistributedApplicationBuilder builder, DistributedApplicationOptions options)
    {
        var services = builder.Services;
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // what fails is said in a sentence of our own
        services.AddHealthChecks();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(builder.Resources);
        services.AddSingleton<DistributedApplicationModel>();
        services.AddSingleton(builder.Eventing);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(HostFolders.For(builder));
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton<ResourceNotificationService>();
        services.Configure<ResourceNotificationServiceOptions>(waits =>
            waits.DefaultWaitBehavior = options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
        services.AddSingleton<Readiness>();
        services.AddSingleton<DependencyWaiter>();
        services.AddSingleton<ReplicaPorts>();
        services.AddSingleton<PortAllocator>();
        services.AddSingleton<EndpointAllocation>();
        services.AddSingleton<HealthMonitor>();
        services.AddHostedService<HostLock>();
        services.AddSingleton<DashboardAddress>();
        services.AddSingleton(provider => new Announcer(BuildInterception.Current is null ? Announcer.Terminal : TextWriter.Null, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<EngineParts>(provider) with { AppHostAssembly = builder.AppHostAssembly });
        services.AddSingleton<Orchestrator>();
        services.AddSingleton<IHostLifetime, StopSignals>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(2));
        if (!options.DisableDashboard)
        {
            services.AddSingleton<TraceStore>();
            services.AddSingleton<Masking>();
            services.AddSingleton<Pages>();
            services.AddHostedService<DashboardServer>();
        }

        services.AddHostedService(provider => provider.GetRequiredService<Orchestrator>());
        services.AddHostedService<OpenWhenReady>();
    }
}
