using System.Collections.Concurrent;

namespace Gapless.Gateway.RateLimits;

/// <summary>
/// Counts requests per caller in windows of a minute. Each replica counts by itself and shares its count a block at a time, so that no request
/// waits for the cache: at most one block too many passes per replica. Without the cache each replica holds the limit alone.
/// </summary>
/// <param name="name">The limit's name.</param>
/// <param name="limit">Requests a window.</param>
/// <param name="share">Adds to a count that all replicas share (name, window, amount, lifetime) and gives the sum; null when that is not possible now.</param>
/// <param name="clock">Tells the window.</param>
internal sealed class WindowCounts(string name, int limit, Func<string, long, long, TimeSpan, Task<long?>> share, TimeProvider clock)
{
    public const int Seconds = 60;

    /// <summary>More callers than this in one minute share one count: memory stays bounded under a flood of addresses.</summary>
    public const int MostCallers = 100_000;

    private readonly Policy policy = new(name, limit);
    private readonly int block = Math.Max(1, limit / 10);
    private Window current = new(0);

    /// <summary>Callers counted apart in this window.</summary>
    public int Known => Volatile.Read(ref current).Known;

    public Standing Take(Caller caller)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var window = Current(now / Seconds);
        var count = window.CountOf(caller);
        var total = count.Add();
        if (total <= limit && count.TakeBlock(block) is > 0 and var amount)
        {
            _ = ShareAsync(count, window.Number, amount);
        }

        return new Standing(policy, total <= limit, Math.Max(0, limit - total), (int)(Seconds - (now % Seconds)));
    }

    private async Task ShareAsync(Count count, long window, long amount)
    {
        if (await share($"{policy.Name}:{count.SharedName}", window, amount, TimeSpan.FromSeconds(2 * Seconds)) is { } sum)
        {
            count.Learn(sum);
        }
        else
        {
            count.GiveBack(amount);
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
        private readonly ConcurrentDictionary<Caller, Count> callers = new();
        private readonly Count others = new(caller: null);
        private int asked;

        public long Number { get; } = number;

        public int Known => callers.Count;

        public Count CountOf(Caller caller)
        {
            if (callers.TryGetValue(caller, out var count))
            {
                return count;
            }

            return Interlocked.Increment(ref asked) > MostCallers ? others : callers.GetOrAdd(caller, static one => new Count(one));
        }
    }

    private sealed class Count(Caller? caller)
    {
        private long own;
        private long unshared;
        private long owed;
        private long sharedByUs;
        private long elsewhere;

        public string SharedName => caller?.SharedName() ?? "others";

        /// <summary>One more request; gives the number in this window, as far as this replica knows.</summary>
        public long Add()
        {
            Interlocked.Increment(ref unshared);
            return Interlocked.Increment(ref own) + Interlocked.Read(ref elsewhere);
        }

        /// <summary>What is to be shared now: everything since the last time, once it is a block, else nothing.</summary>
        public long TakeBlock(int block)
        {
            if (Interlocked.Read(ref unshared) < block)
            {
                return 0;
            }

            var amount = Interlocked.Exchange(ref unshared, 0) + Interlocked.Exchange(ref owed, 0);
            Interlocked.Add(ref sharedByUs, amount);
            return amount;
        }

        /// <summary>The cache did not take it; it goes with the next block, and not with every request until then.</summary>
        public void GiveBack(long amount)
        {
            Interlocked.Add(ref sharedByUs, -amount);
            Interlocked.Add(ref owed, amount);
        }

        // Answers may overtake each other. What others have is at least the sum without all that we have sent, and never becomes less.
        public void Learn(long sum)
        {
            var others = sum - Interlocked.Read(ref sharedByUs);
            var known = Interlocked.Read(ref elsewhere);
            while (others > known)
            {
                var seen = Interlocked.CompareExchange(ref elsewhere, others, known);
                if (seen == known)
                {
                    return;
                }

                known = seen;
            }
        }
    }
}
