namespace Gapless.Collectors.Targets;

/// <summary>A token bucket with a limit on requests at once: a probe is a guest.</summary>
internal sealed class Pacer : IDisposable
{
    private readonly SemaphoreSlim slots;
    private readonly TimeProvider clock;
    private readonly bool isExempt;
    private readonly double perSecond;
    private readonly double capacity;
    private readonly Lock gate = new();
    private double tokens;
    private long refilledAt;
    private int left;

    public Pacer(ProbeOptions options, bool isExempt)
    {
        slots = new(options.Concurrency);
        clock = options.Clock;
        this.isExempt = isExempt;
        perSecond = options.RequestsPerSecond;
        capacity = tokens = options.BurstSize;
        left = options.RequestLimit;
        refilledAt = clock.GetTimestamp();
    }

    /// <summary>The target asked to wait.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Waits for a turn; null when the budget of the run is used up or the target asked to wait. Disposing the turn ends it.</summary>
    public async Task<IDisposable?> TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            return null;
        }

        await slots.WaitAsync(cancellationToken);
        try
        {
            var wait = isExempt ? TimeSpan.Zero : Reserve();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            if (!IsStopped)
            {
                return new Turn(slots);
            }

            slots.Release();
            return null;
        }
        catch (OperationCanceledException)
        {
            slots.Release();
            throw;
        }
    }

    /// <summary>No further request in this run.</summary>
    public void Stop() => IsStopped = true;

    public void Dispose() => slots.Dispose();

    // The bucket may go below zero: a debt is a place in the queue, so that each waiter has its own moment.
    private TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(capacity, tokens + (clock.GetElapsedTime(refilledAt, now).TotalSeconds * perSecond)) - 1;
            refilledAt = now;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / perSecond);
        }
    }

    private sealed class Turn(SemaphoreSlim slots) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                slots.Release();
            }
        }
    }
}
