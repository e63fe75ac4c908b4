using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gapless.ServiceDefaults.Shutdown;

/// <summary>Keeps serving for a while after the signal to stop: <c>/ready</c> already says no, and requests sent before that was seen are not lost.</summary>
internal sealed class Draining(IOptions<ShutdownOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), clock, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
