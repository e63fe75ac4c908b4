using Gapless.Data.Jobs;
using Gapless.ServiceDefaults.Configuration;
using Gapless.Worker.Queue.Storage;
using Gapless.Worker.Schedules;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Gapless.Worker.Queue;

/// <summary>Registers the queue's loop and the kinds of jobs.</summary>
internal static class QueueDefaults
{
    private const string Section = "Jobs";

    /// <summary>Connections beside those of the jobs: taking, finishing, keeping, listening, schedules, health.</summary>
    private const int OwnConnections = 6;

    /// <summary>How many connections a worker needs: one for each job at a time, and its own.</summary>
    public static int PoolSize(IConfiguration configuration) =>
        OwnConnections + (configuration.GetSection(Section).Get<QueueOptions>() ?? new QueueOptions()).AtOnce;

    public static void AddQueue(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidatedOptions<QueueOptions>(Section);
        services.AddSingleton<WorkerName>().AddSingleton<JobKinds>().AddSingleton<HeldJobs>().AddSingleton<LoopTurns>().AddSingleton<QueueMetrics>();
        services.AddSingleton<QueueSignals>().AddSingleton<DrainTime>().AddSingleton<LeaseStore>().AddSingleton<EndStore>();
        services.AddSingleton<JobNews>().AddSingleton<JobRunner>().AddSingleton<EndWriter>();
        services.AddSingleton(provider => new Pace(provider.GetRequiredService<IOptions<QueueOptions>>().Value.AtOnce));

        // Stopped in the opposite order: while jobs are drained, their leases are prolonged and cancellations are heard.
        services.AddHostedService<QueueKeeper>();
        services.AddHostedService<QueueListener>();
        services.AddSingleton<ScheduleStore>().AddHostedService<ScheduleLoop>();
        services.AddHostedService<QueueLoop>();
        services.AddHealthChecks().AddCheck<LoopHealthCheck>("jobs", HealthStatus.Degraded);
    }

    /// <summary>One line for each job.</summary>
    public static IServiceCollection AddJob<TPayload, THandler>(this IServiceCollection services)
        where TPayload : IJobPayload
        where THandler : class, IJobHandler<TPayload> => services
        .AddScoped<THandler>()
        .AddSingleton(JobKind.Of<TPayload, THandler>());
}
