using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Gapless.ServiceDefaults.Health;

/// <summary>
/// The last answers of the dependencies, asked again after a few seconds at most: however often a platform and its neighbours ask, the database
/// is asked once. Not ready from the moment the service is told to stop.
/// </summary>
public sealed class RecentHealth(HealthCheckService checks, IHostApplicationLifetime lifetime, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly HealthReport Stopping = new(
        new Dictionary<string, HealthReportEntry>(StringComparer.Ordinal)
        {
            ["shutdown"] = new(HealthStatus.Unhealthy, "The service is stopping.", TimeSpan.Zero, exception: null, data: null),
        },
        TimeSpan.Zero);

    private readonly SemaphoreSlim turn = new(1, 1);
    private HealthReport? last;
    private long lastAt;

    public async Task<HealthReport> GetAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Stopping;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (last is null || clock.GetElapsedTime(lastAt) > Fresh)
            {
                last = await checks.CheckHealthAsync(cancellationToken);
                lastAt = clock.GetTimestamp();
            }

            return last;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
