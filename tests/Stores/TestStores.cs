using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Gapless.Stores;

/// <summary>Real, empty stores for the tests of one project: what AppHost would start, without the services and without anything that survives.</summary>
public sealed class TestStores : IAsyncDisposable
{
    // Other names than AppHost's own stores have, whose health checks stay registered.
    private const string DatabaseName = "test-database";
    private const string CacheName = "test-cache";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo data;
    private readonly DistributedApplication app;

    private TestStores(DirectoryInfo folder, DistributedApplication running) => (data, app) = (folder, running);

    /// <summary>The server's own database; null when no database was asked for.</summary>
    public string? Database { get; private init; }

    public string? Cache { get; private init; }

    public static async Task<TestStores> StartAsync(bool database = false, bool cache = false)
    {
        using var limit = new CancellationTokenSource(Patience);
        var folder = Directory.CreateTempSubdirectory("gapless-stores-");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = (UnixFileMode)0b111_001_001; // the account that the servers run as must pass through
        }

        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["--Engine:Data=" + folder.FullName], limit.Token);
        foreach (var resource in builder.Resources.ToList())
        {
            builder.Resources.Remove(resource);
        }

        List<IResourceBuilder<IResourceWithConnectionString>> stores = [];
        if (database)
        {
            stores.Add(builder.AddPostgres(DatabaseName));
        }

        if (cache)
        {
            stores.Add(builder.AddRedis(CacheName));
        }

        var running = await builder.BuildAsync(limit.Token);
        await running.StartAsync(limit.Token);
        foreach (var store in stores)
        {
            await running.ResourceNotifications.WaitForResourceHealthyAsync(store.Resource.Name, limit.Token);
        }

        return new TestStores(folder, running)
        {
            Database = database ? await running.GetConnectionStringAsync(DatabaseName, limit.Token) : null,
            Cache = cache ? await running.GetConnectionStringAsync(CacheName, limit.Token) : null,
        };
    }

    /// <summary>The address of a database that nobody has used; it is made by whoever migrates it.</summary>
    public string NewDatabase() => $"{Database};Database=test_{Guid.CreateVersion7():N}";

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }
}
