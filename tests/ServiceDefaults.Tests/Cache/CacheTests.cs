using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Health;
using Gapless.ServiceDefaults.Presence;
using Gapless.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.ServiceDefaults.Tests.Cache;

public sealed class CacheTests : IAsyncLifetime
{
    private TestStores? stores;

    public async Task InitializeAsync() => stores = await TestStores.StartAsync(cache: true);

    public async Task DisposeAsync() => await stores!.DisposeAsync();

    [Fact]
    public async Task CountsAreSharedBetweenProcesses()
    {
        await using var one = await StartAsync(stores!.Cache!);
        await using var other = await StartAsync(stores.Cache!);

        Assert.Equal(3, await Counts(one).AddAsync("visits", window: 7, amount: 3, TimeSpan.FromMinutes(1)));
        Assert.Equal(5, await Counts(other).AddAsync("visits", window: 7, amount: 2, TimeSpan.FromMinutes(1)));
        Assert.Equal(1, await Counts(other).AddAsync("visits", window: 8, amount: 1, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task ServicesSeeEachOther()
    {
        await using var one = await StartAsync(stores!.Cache!, ("OTEL_SERVICE_NAME", "one"));
        await using var other = await StartAsync(stores.Cache!, ("OTEL_SERVICE_NAME", "other"));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        IReadOnlyList<ServicePresence> seen = [];
        while (!seen.Any(presence => presence.Service == "other"))
        {
            await Task.Delay(50, limit.Token);
            seen = await one.Services.GetRequiredService<PresenceBoard>().ReadAsync();
        }

        Assert.Contains(seen, presence => presence is { Service: "one", Status: "Healthy" });
    }

    [Fact]
    public async Task AServiceStartsAndGoesOn_WhenTheCacheIsAway()
    {
        await using var service = await StartAsync("127.0.0.1:1,connectTimeout=200");

        var report = HealthReply.Of(await service.Services.GetRequiredService<RecentHealth>().GetAsync(CancellationToken.None));

        Assert.Equal("Degraded", report.Status);
        Assert.Null(await Counts(service).AddAsync("visits", window: 7, amount: 3, TimeSpan.FromMinutes(1)));
        Assert.Empty(await service.Services.GetRequiredService<PresenceBoard>().ReadAsync());
        Assert.True((await service.Client.GetAsync("/ready")).IsSuccessStatusCode);
    }

    private static Task<Service> StartAsync(string cache, params (string, string)[] settings) =>
        Service.StartAsync(builder => builder.AddCache(), settings: [.. settings, ("ConnectionStrings:cache", cache)]);

    private static SharedCounts Counts(Service service) => service.Services.GetRequiredService<SharedCounts>();
}
