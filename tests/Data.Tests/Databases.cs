using Gapless.Data.Migrations.Running;
using Gapless.Stores;

namespace Gapless.Data.Tests;

/// <summary>One PostgreSQL server for all tests here; each test takes a database of its own.</summary>
public sealed class Databases : IAsyncLifetime
{
    private TestStores? stores;

    public async Task InitializeAsync() => stores = await TestStores.StartAsync(database: true);

    public string Empty() => stores!.NewDatabase();

    public async Task<DatabaseFactory> MigratedAsync() => new(await MigratedConnectionAsync());

    public async Task<string> MigratedConnectionAsync()
    {
        var connection = Empty();
        await new MigrationRunner(connection, TimeProvider.System).UpAsync(target: null, CancellationToken.None);
        return connection;
    }

    public async Task DisposeAsync() => await stores!.DisposeAsync();
}

[CollectionDefinition("databases")]
public sealed class DatabaseTests : ICollectionFixture<Databases>;
