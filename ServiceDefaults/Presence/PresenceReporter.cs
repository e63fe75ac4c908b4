using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

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
            var report = await health.GetAsync(stoppingToken);
            await board.WriteAsync(new ServicePresence(service, instance, report.Status.ToString(), clock.GetUtcNow()));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
