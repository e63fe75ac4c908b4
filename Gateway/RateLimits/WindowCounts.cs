using System.Collections.Concurrent;
using Gapless.ServiceDefaults.Cache;

namespace Gapless.Gateway.RateLimits;

/// <summary>
/// Counts requests per caller in windows of a minute. Each replica counts by itself and shares its count a block at a time, so that no request
/// waits for the cache: at most one block too many passes per replica. Without the cache each replica holds the limit alone.
/// </summary>
internal sealed class WindowCounts(string policy, int limit, SharedCounts shared, TimeProvider clock)
{
    public const int Seconds = 60;

    /// <summary>More callers than this in one minute share one count: memory stays bounded under a flood of addresses.</summary>
    private const int MostCallers = 100_000;

    private readonly int block = Math.Max(1, limit / 10);
    private Window current = new(0);

    public Standing Take(string caller)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var window = Current(now / Seconds);
        var count = window.CountOf(caller);
        var total = count.Add();
        if (total <= limit && count.TakeBlock(block) is > 0 and var amount)
        {
            _ = ShareAsync(count, caller, window.Number, amount);
        }

        return new Standing(policy, total <= limit, limit, Math.Max(0, limit - total), (int)(Seconds - (now % Seconds)));
    }

    private async Task ShareAsync(Count count, string caller, long window, long amount)
    {
        if (await shared.AddAsync($"{policy}:{caller}", window, amount, TimeSpan.FromSeconds(2 * Seconds)) is { } sum)
        {
            count.Learn(sum, amount);
        }
    }

    private Window Current(long number)
    {
        var seen = Volatile.Read(ref current);
        if (seen.Number >= number)
        {
            return seen;
        }

        var next = new Window(number);
        return Interlocked.CompareExchange(ref current, next, seen) == seen ? next : Current(number);
    }

    private sealed class Window(long number)
    {
        private readonly ConcurrentDictionary<string, Count> callers = new(StringComparer.Ordinal);
        private readonly Count others = new();
        private int known;

        public long Number { get; } = number;

        public Count CountOf(string caller)
        {
            if (callers.TryGetValue(caller, out var count))
            {
                return count;
            }

            return Interlocked.Increment(ref known) > MostCallers ? others : callers.GetOrAdd(caller, static _ => new Count());
        }
    }

    private sealed class Count
    {
        private long own;
        private long unshared;
        private long sharedByUs;
        private long elsewhere;

        /// <summary>One more request; gives the number in this window, as far as this replica knows.</summary>
        public long Add()
        {
            Interlocked.Increment(ref unshared);
            return Interlocked.Increment(ref own) + Interlocked.Read(ref elsewhere);
        }

        /// <summary>What is to be shared now: everything since the last time, once it is a block, else nothing.</summary>
        public long TakeBlock(int block) => Interlocked.Read(ref unshared) >= block ? Interlocked.Exchange(ref unshared, 0) : 0;

        public void Learn(long sum, long amount) => Interlocked.Exchange(ref elsewhere, Math.Max(0, sum - Interlocked.Add(ref sharedByUs, amount)));
    }
}
