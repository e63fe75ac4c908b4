using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>Healthy means that a value written can be read: a server that has lost its disk still answers a PING.</summary>
internal sealed class CacheHealthCheck(IConnectionMultiplexer connection) : IHealthCheck
{
    private static readonly RedisKey Key = CacheKeys.Health(Environment.MachineName + Environment.ProcessId);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var database = connection.GetDatabase();
            var value = Guid.CreateVersion7().ToString();
            await database.StringSetAsync(Key, value, TimeSpan.FromMinutes(1)).WaitAsync(cancellationToken);
            var read = await database.StringGetAsync(Key).WaitAsync(cancellationToken);
            return read == value ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "A value written could not be read.");
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The cache does not answer.", error);
        }
    }
}
