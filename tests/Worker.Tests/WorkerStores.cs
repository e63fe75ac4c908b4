using Gapless.Data.Migrations.Running;
using Gapless.Stores;

namespace Gapless.Worker.Tests;

/// <summary>One PostgreSQL and one Redis for all tests here; each test takes a database of its own.</summary>
public sealed class WorkerStores : IAsyncLifetime
{
    // Every test has pools of its own; what they no longer use must go before the server has no room for others.
    private const string GoSoon = ";Connection Idle Lifetime=1;Connection Pruning Interval=1";

    private TestStores? stores;

    internal string Cache => stores!.Cache!;

    public async Task InitializeAsync() => stores = await TestStores.StartAsync(database: true, cache: true);

    public async Task DisposeAsync() => await stores!.DisposeAsync();

    /// <summary>An empty, migrated database with one organization.</summary>
    internal async Task<TestQueue> QueueAsync()
    {
        var connection = stores!.NewDatabase() + GoSoon;
        await new MigrationRunner(connection, TimeProvider.System).UpAsync(target: null, CancellationToken.None);
        return await TestQueue.CreateAsync(connection, Cache);
    }
}

[CollectionDefinition("stores")]
public sealed class StoreTests : ICollectionFixture<WorkerStores>;
