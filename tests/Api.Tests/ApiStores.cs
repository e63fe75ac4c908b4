using Gapless.Data.Migrations.Running;
using Gapless.Stores;

namespace Gapless.Api.Tests;

/// <summary>One PostgreSQL and one Redis for all tests here; each test takes a database of its own.</summary>
public sealed class ApiStores : IAsyncLifetime
{
    private TestStores? stores;

    public async Task InitializeAsync() => stores = await TestStores.StartAsync(database: true, cache: true);

    public async Task DisposeAsync() => await stores!.DisposeAsync();

    /// <summary>The API over an empty, migrated database.</summary>
    internal async Task<TestApi> StartAsync() => await TestApi.StartAsync(await MigratedAsync(), Cache);

    internal string Cache => stores!.Cache!;

    internal async Task<string> MigratedAsync()
    {
        var connection = stores!.NewDatabase();
        await new MigrationRunner(connection, TimeProvider.System).UpAsync(target: null, CancellationToken.None);
        return connection;
    }
}

[CollectionDefinition("stores")]
public sealed class StoreTests : ICollectionFixture<ApiStores>;
