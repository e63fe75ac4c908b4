using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>Only where stores are processes: a container is not ours to kill.</summary>
[Collection("whole system")]
public sealed class StoreRestartTests(RunningSystem system)
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("cache")]
    public async Task TheSystemIsReadyAgain_WhenAStoreWasGone(string store)
    {
        var before = (await system.InstancesAsync(store, count: 1)).Single();
        using (var process = Process.GetProcessById(WholeSystemTests.Pid(before)))
        {
            process.Kill();
        }

        await system.Application.ResourceNotifications.WaitForResourceAsync(store, change => change.Snapshot.HealthStatus == HealthStatus.Healthy && WholeSystemTests.Pid(change) != WholeSystemTests.Pid(before), system.Limit);

        using var client = system.Client("api");
        await Eventually.TrueAsync(async () => (await client.GetAsync("/ready", system.Limit)).IsSuccessStatusCode, system.Limit);
    }
}
