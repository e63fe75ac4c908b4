using Gapless.ServiceDefaults.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Presence;

/// <summary>Writes every few seconds how this process is.</summary>
internal sealed class PresenceReporter(PresenceBoard board, RecentHealth health, IHostEnvironment environment, IConfiguration configuration, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var service = configuration["OTEL_SERVICE_NAME"] ?? environment.ApplicationName;
        var instance = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var report = await health.GetAsync(stoppingToken);
                await board.WriteAsync(new ServicePresence(service, instance, report.Status.ToString(), clock.GetUtcNow()));
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                // Not heard of for a while: just what the readers should see.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
