using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Gapless.AppHost.Tests.Whole;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.AppHost.Tests.Chaos;

/// <summary>Keeps a resource away: whenever the engine has started it again, it is killed. The engine waits longer each time, and what is tested is tested meanwhile.</summary>
internal sealed class Outage : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly RunningSystem system;
    private readonly string name;
    private readonly Task killing;
    private int last;

    private Outage(RunningSystem system, string name, int first)
    {
        (this.system, this.name, last) = (system, name, first);
        killing = KeepAsync();
    }

    /// <summary>The resource is away when this comes back.</summary>
    public static async Task<Outage> BeginAsync(RunningSystem system, string name) => new(system, name, await KillAsync(system, name));

    /// <summary>Kills the one instance of a resource, and gives its process's id.</summary>
    public static async Task<int> KillAsync(RunningSystem system, string name, int previous = 0, CancellationToken cancellationToken = default)
    {
        var running = await system.Application.ResourceNotifications.WaitForResourceAsync(
            name, change => change.Snapshot.State?.Text == KnownResourceStates.Running && WholeSystemTests.Pid(change) is > 0 and var id && id != previous, cancellationToken);
        var pid = WholeSystemTests.Pid(running);
        Kill(pid);
        return pid;
    }

    public static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It was faster.
        }
    }

    /// <summary>Over: from now on it may come back. Waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await killing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.Dispose();
        await system.Application.ResourceNotifications.WaitForResourceAsync(
            name, change => change.Snapshot.HealthStatus == HealthStatus.Healthy && WholeSystemTests.Pid(change) != last, system.Limit);
    }

    private async Task KeepAsync()
    {
        while (true)
        {
            last = await KillAsync(system, name, last, over.Token);
        }
    }
}
