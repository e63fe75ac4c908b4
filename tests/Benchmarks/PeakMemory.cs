namespace Gapless.Benchmarks;

/// <summary>The most managed memory that was in use while something ran, above what was in use before; garbage counts until it is collected.</summary>
internal sealed class PeakMemory : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly CancellationTokenSource end = new();
    private readonly Task watch;
    private long peak;

    public PeakMemory() => watch = Task.Run(WatchAsync);

    public double Megabytes => Math.Max(0, Interlocked.Read(ref peak) - before) / 1e6;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watch;
        end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!end.IsCancellationRequested)
        {
            Interlocked.Exchange(ref peak, Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)));
            await Task.Delay(Pause, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
