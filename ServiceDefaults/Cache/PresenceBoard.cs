using System.Text.Json;
using Gapless.ServiceDefaults.Presence;
using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>Where services write that they are there, and how they are, for each other to read.</summary>
public sealed class PresenceBoard(IConnectionMultiplexer connection, TimeProvider clock)
{
    /// <summary>Whoever has been silent for longer is not counted.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    /// <summary>Nothing when the cache is away: not heard of for a while is just what the readers should see.</summary>
    public async Task WriteAsync(ServicePresence presence)
    {
        if (!connection.IsConnected)
        {
            return;
        }

        try
        {
            await connection.GetDatabase().HashSetAsync(CacheKeys.Presence, $"{presence.Service}/{presence.Instance}", JsonSerializer.Serialize(presence));
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            // It has gone away meanwhile.
        }
    }

    /// <summary>Everyone who has written lately; nobody when the cache is away.</summary>
    public async Task<IReadOnlyList<ServicePresence>> ReadAsync()
    {
        if (!connection.IsConnected)
        {
            return [];
        }

        try
        {
            var entries = await connection.GetDatabase().HashGetAllAsync(CacheKeys.Presence);
            var all = entries.Select(entry => (entry.Name, Presence: JsonSerializer.Deserialize<ServicePresence>((string)entry.Value!)!)).ToList();
            var oldest = clock.GetUtcNow() - Fresh;
            var silent = all.Where(entry => entry.Presence.At < oldest).Select(entry => entry.Name).ToArray();
            if (silent.Length > 0)
            {
                await connection.GetDatabase().HashDeleteAsync(CacheKeys.Presence, silent);
            }

            return [.. all.Select(entry => entry.Presence).Where(presence => presence.At >= oldest)];
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return [];
        }
    }
}
