using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Gapless.AppHost.Tests.Engine;

namespace Gapless.AppHost.Tests.Stores;

public sealed class StorageTests
{
    [Fact]
    public async Task IsAPlainFolder_WhereThereIsNoNode()
    {
        await using var host = new TestHost("--GAPLESS_BLOBS=folder");
        var evidence = host.Builder.AddAzureStorage("storage").RunAsEmulator(emulator => emulator.WithDataVolume()).AddBlobs("evidence");
        await host.StartAsync();
        await host.HealthyAsync("evidence");

        var address = await ((IResourceWithConnectionString)evidence.Resource).GetConnectionStringAsync(host.Limit);

        Assert.StartsWith("UseLocalFolder=", address, StringComparison.Ordinal);
        Assert.True(Directory.Exists(address!["UseLocalFolder=".Length..]));
    }

    [Fact]
    public async Task RefusesToDeploy_WhenNoEmulatorIsAskedFor()
    {
        await using var host = new TestHost();
        host.Builder.AddAzureStorage("storage").AddBlobs("evidence");

        await host.StartAsync();

        await host.States.WaitForResourceAsync("storage", KnownResourceStates.FailedToStart, host.Limit);
        Assert.Contains("RunAsEmulator", host.Said.ToString(), StringComparison.Ordinal);
    }
}
