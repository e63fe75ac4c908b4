using Gapless.Data.Jobs;

namespace Gapless.Worker.Queue;

/// <summary>Registers the queue's loop and the kinds of jobs.</summary>
internal static class QueueDefaults
{
    public static void AddQueue(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<WorkerName>();

    /// <summary>One line for each job.</summary>
    public static IServiceCollection AddJob<TPayload, THandler>(this IServiceCollection services)
        where TPayload : IJobPayload
        where THandler : class, IJobHandler<TPayload> => services
        .AddScoped<THandler>()
        .AddSingleton(JobKind.Of<TPayload, THandler>());
}
