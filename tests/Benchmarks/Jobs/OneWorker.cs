using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.Worker.Queue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gapless.Benchmarks.Jobs;

/// <summary>A worker as it is in service, with the settings that it has by default.</summary>
internal static class OneWorker
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Jobs a second, from the first begun to the last written down.</summary>
    public static async Task<double> RunAsync(FilledQueue queue, string cache)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:gapless", queue.Database), new("ConnectionStrings:cache", cache)]);
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.AddCache();
        builder.AddDatabase(QueueDefaults.PoolSize(builder.Configuration), takesJobs: true);
        builder.AddQueue();
        builder.Services.AddJob<Nothing, NothingJob>();
        using var host = builder.Build();
        await host.StartAsync();
        double? seconds;
        while ((seconds = await queue.SecondsAsync()) is null)
        {
            await Task.Delay(Pause);
        }

        await host.StopAsync();
        return FilledQueue.Jobs / seconds.Value;
    }
}
