using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>
/// The keys that protect cookies and forms, in the cache, so that each replica of each service reads what another has written. While the cache
/// is away a service goes on with the keys that it knows, or with one of its own, which it shares later.
/// </summary>
internal sealed class SharedKeys(IConnectionMultiplexer connection) : IXmlRepository
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        Exchange();
        return [.. known.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => XElement.Parse(key.Value))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        known[friendlyName] = element.ToString(SaveOptions.DisableFormatting);
        Exchange();
    }

    /// <summary>Takes what the cache has and gives it what it lacks; whether there was anything new.</summary>
    public bool Exchange()
    {
        if (!connection.IsConnected)
        {
            return false;
        }

        try
        {
            // The interface wants answers at once, and asks seldom.
            var database = connection.GetDatabase();
            var shared = database.HashGetAll(CacheKeys.Protection).ToDictionary(entry => (string)entry.Name!, entry => (string)entry.Value!, StringComparer.Ordinal);
            foreach (var own in known.Where(key => !shared.ContainsKey(key.Key)))
            {
                database.HashSet(CacheKeys.Protection, own.Key, own.Value);
            }

            var isNew = false;
            foreach (var (name, value) in shared)
            {
                isNew |= known.TryAdd(name, value);
            }

            return isNew;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return false;
        }
    }
}
