using Gapless.Stores;

namespace Gapless.Gateway.Tests.Running;

/// <summary>One real Redis for the tests that count together.</summary>
public sealed class CacheServer : IAsyncLifetime
{
    private TestStores? stores;

    /// <summary>As a connection string.</summary>
    public string Address => stores!.Cache!;

    public async Task InitializeAsync() => stores = await TestStores.StartAsync(cache: true);

    public async Task DisposeAsync() => await stores!.DisposeAsync();
}

[CollectionDefinition("cache")]
public sealed class CacheTests : ICollectionFixture<CacheServer>;
