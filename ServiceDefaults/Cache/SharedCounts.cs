using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>Counts that all replicas of a service share.</summary>
public sealed class SharedCounts(IConnectionMultiplexer connection)
{
    /// <summary>Adds to the count of one window and gives the sum over all replicas; null when the cache is away.</summary>
    public async Task<long?> AddAsync(string name, long window, long amount, TimeSpan lifetime)
    {
        if (!connection.IsConnected)
        {
            return null;
        }

        try
        {
            RedisKey key = CacheKeys.Count(name, window);
            var together = connection.GetDatabase().CreateTransaction();
            var sum = together.StringIncrementAsync(key, amount);
            var expiry = together.KeyExpireAsync(key, lifetime);
            await together.ExecuteAsync();
            await expiry;
            return await sum;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return null;
        }
    }
}
