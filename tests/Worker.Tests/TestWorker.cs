using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Evidence;
using Gapless.Worker.Queue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gapless.Worker.Tests;

/// <summary>A worker process as far as the queue can tell, with the jobs of a test.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly IHost host;

    private TestWorker(IHost running) => host = running;

    public IServiceProvider Services => host.Services;

    public string Name => Services.GetRequiredService<WorkerName>().Value;

    public static async Task<TestWorker> StartAsync(TestQueue queue, Action<IServiceCollection> jobs, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:gapless", queue.Database),
            new("ConnectionStrings:cache", queue.Cache),
            new("ConnectionStrings:evidence", "UseLocalFolder=" + queue.EvidenceFolder),
            new("Shutdown:DrainSeconds", "0"),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.AddCache();
        builder.AddEvidence();
        builder.AddDatabase(QueueDefaults.PoolSize(builder.Configuration), takesJobs: true);
        builder.AddQueue();
        jobs(builder.Services);
        var built = builder.Build();
        await built.StartAsync();
        return new TestWorker(built);
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
