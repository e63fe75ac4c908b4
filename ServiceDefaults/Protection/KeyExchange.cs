using Gapless.ServiceDefaults.Cache;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gapless.ServiceDefaults.Protection;

/// <summary>Looks every few seconds for keys that other replicas have made, and hands over what was made while the cache was away.</summary>
internal sealed partial class KeyExchange(
    SharedKeys shared, RefreshedKeyManager keys, IOptions<ProtectionOptions> options, IHostEnvironment environment, TimeProvider clock, ILogger<KeyExchange> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (environment.IsProduction() && string.IsNullOrEmpty(options.Value.CertificatePath))
        {
            WarnOfOpenKeys(log);
        }

        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (shared.Exchange())
            {
                keys.Refresh();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whoever can read the cache can read the keys that protect cookies and forms. Name a certificate in DataProtection:CertificatePath to encrypt them.")]
    private static partial void WarnOfOpenKeys(ILogger log);
}
