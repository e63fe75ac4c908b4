namespace Gapless.AppHost;

/// <summary>The stores that the services use, whatever stands behind them.</summary>
internal sealed record Backing(
    IResourceBuilder<IResourceWithConnectionString> Database, IResourceBuilder<IResourceWithConnectionString> Cache, IResourceBuilder<IResourceWithConnectionString> Evidence)
{
    /// <summary>Containers, or processes where the embedded engine runs; data survives restarts.</summary>
    public static Backing OnThisMachine(IDistributedApplicationBuilder builder) => new(
        builder.AddPostgres("postgres").WithDataVolume().AddDatabase("gapless"),
        builder.AddRedis("cache").WithDataVolume().WithPersistence(),
        builder.AddAzureStorage("storage").RunAsEmulator(emulator => emulator.WithDataVolume()).AddBlobs("evidence"));
}
