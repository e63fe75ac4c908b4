using Gapless.Api.Tests.Plans;
using Gapless.Data.Migrations.Running;
using Gapless.Stores;

namespace Gapless.Api.Tests;

/// <summary>One PostgreSQL, one Redis and one API for all tests here; each test takes an organization of its own.</summary>
public sealed class ApiStores : IAsyncLifetime
{
    private TestStores? stores;
    private TestApi? shared;
    private Crowded? crowd;

    public async Task InitializeAsync() => stores = await TestStores.StartAsync(database: true, cache: true);

    internal string Cache => stores!.Cache!;

    public async Task DisposeAsync()
    {
        if (shared is not null)
        {
            await shared.StopAsync();
        }

        if (crowd is not null)
        {
            await crowd.DisposeAsync();
        }

        await stores!.DisposeAsync();
    }

    /// <summary>The API over a migrated database, which tests share; one with settings of its own has a database of its own.</summary>
    internal async Task<TestApi> StartAsync(params (string Key, string Value)[] settings)
    {
        if (settings.Length == 0 && shared is not null)
        {
            return shared;
        }

        var api = await TestApi.StartAsync(await MigratedAsync(), Cache, settings: settings);
        if (settings.Length == 0)
        {
            shared = api;
        }

        return api;
    }

    /// <summary>An API over very many rows, which tests share and leave as it was.</summary>
    internal async Task<Crowded> CrowdAsync() => crowd ??= await Crowded.StartAsync(this);

    internal async Task<string> MigratedAsync()
    {
        var connection = stores!.NewDatabase();
        await new MigrationRunner(connection, TimeProvider.System).UpAsync(target: null, CancellationToken.None);
        return connection;
    }
}

[CollectionDefinition("stores")]
public sealed class StoreTests : ICollectionFixture<ApiStores>;
