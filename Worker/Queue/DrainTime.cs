using Microsoft.Extensions.Options;

namespace Gapless.Worker.Queue;

/// <summary>How long jobs under way may take once the service is told to stop: the host's own limit, less what giving them back needs.</summary>
internal sealed class DrainTime(IHostApplicationLifetime lifetime, IOptions<HostOptions> host, TimeProvider clock)
{
    private static readonly TimeSpan MostReserve = TimeSpan.FromSeconds(6);

    private readonly Lazy<long> began = new(clock.GetTimestamp);

    public CancellationToken Begins => lifetime.ApplicationStopping;

    private TimeSpan Reserve => host.Value.ShutdownTimeout / 3 < MostReserve ? host.Value.ShutdownTimeout / 3 : MostReserve;

    /// <summary>Until the work is done, or only the reserve is left.</summary>
    public Task WaitAsync(Task work) => WaitAsync(work, host.Value.ShutdownTimeout - Reserve - clock.GetElapsedTime(began.Value));

    /// <summary>For a third of the reserve, so that there is some left after two such waits.</summary>
    public Task WaitAtLastAsync(Task work) => WaitAsync(work, Reserve / 3);

    private async Task WaitAsync(Task work, TimeSpan longest)
    {
        await Task.WhenAny(work, Task.Delay(longest > TimeSpan.Zero ? longest : TimeSpan.Zero, clock));
    }
}
