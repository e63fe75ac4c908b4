using System.Net;
using Gapless.Gateway.RateLimits;
using Gapless.Gateway.Tests.Running;
using Gapless.ServiceDefaults.Cache;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Gapless.Gateway.Tests.RateLimits;

[Collection("cache")]
public sealed class SharedLimitTests(CacheServer cache)
{
    private const int Limit = 100;
    private const int Block = Limit / 10;
    private static readonly Caller Caller = new(UInt128.One);

    [Fact]
    public async Task TwoReplicasLetOneCallerThroughAsOftenAsOne_GiveOrTakeABlockEach()
    {
        var clock = ClockOfItsOwn();
        await using var gateway = await StartAsync(null, clock, cache.Address);
        await Until.TrueAsync("the gateway reaches the cache", () => IsConnected(gateway));
        var shared = new SwitchedCounts(gateway.Services.GetRequiredService<SharedCounts>());
        WindowCounts[] replicas = [new("test", Limit, shared.AddAsync, clock), new("test", Limit, shared.AddAsync, clock)];

        var passed = 0;
        for (var count = 0; count < 2 * Limit; count++)
        {
            passed += replicas[count % 2].Take(Caller).Allowed ? 1 : 0;
            await shared.Last;
        }

        Assert.InRange(passed, Limit, Limit + (2 * Block));
    }

    [Fact]
    public async Task WhatOneGatewayLetThroughCountsAtTheOther()
    {
        await using var destination = await Destination.SayingAsync("page");
        var clock = ClockOfItsOwn();
        await using var one = await StartAsync(destination, clock, cache.Address);
        await using var other = await StartAsync(destination, clock, cache.Address);
        await Until.TrueAsync("both reach the cache", () => IsConnected(one) && IsConnected(other));
        while (await PassesAsync(one))
        {
        }

        var passed = 0;
        await Until.TrueAsync("the other refuses", async () => !await PassesAsync(other) || ++passed > Limit);

        Assert.InRange(passed, Block - 1, 3 * Block);
    }

    [Fact]
    public async Task WithoutTheCacheEachHoldsTheLimitAlone_AndWhatItCountedIsSharedLater()
    {
        var clock = ClockOfItsOwn();
        await using var gateway = await StartAsync(null, clock, cache.Address);
        var connection = gateway.Services.GetRequiredService<IConnectionMultiplexer>();
        await Until.TrueAsync("the gateway reaches the cache", () => connection.IsConnected);
        var shared = new SwitchedCounts(gateway.Services.GetRequiredService<SharedCounts>());
        var here = new WindowCounts("test", Limit, shared.AddAsync, clock);
        var there = new WindowCounts("test", Limit, gateway.Services.GetRequiredService<SharedCounts>().AddAsync, clock);

        shared.IsAway = true;
        for (var count = 0; count < Limit - Block; count++)
        {
            Assert.True(here.Take(Caller).Allowed);
        }

        shared.IsAway = false;
        Assert.True(here.Take(Caller).Allowed);
        await Until.TrueAsync("the other hears of it", () => there.Take(Caller).Allowed is false);
        Assert.Equal(0, there.Take(Caller).Remaining);
    }

    private static Task<RunningGateway> StartAsync(Destination? behind, TimeProvider clock, string cache) => RunningGateway.StartAsync(
        behind is null ? [] : [behind], clock, cache, ("RateLimits:PerAddress", "100"));

    private static bool IsConnected(RunningGateway gateway) => gateway.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected;

    private static async Task<bool> PassesAsync(RunningGateway gateway)
    {
        using var answer = await gateway.GetAsync("/");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    // A minute that no other test or run counts in.
    private static SetClock ClockOfItsOwn() => new(DateTimeOffset.UnixEpoch.AddMinutes(Random.Shared.Next(30_000_000)));

    private sealed class SwitchedCounts(SharedCounts real)
    {
        public bool IsAway { get; set; }

        public Task<long?> Last { get; private set; } = Task.FromResult<long?>(null);

        public Task<long?> AddAsync(string name, long window, long amount, TimeSpan lifetime) =>
            Last = IsAway ? Task.FromResult<long?>(null) : real.AddAsync(name, window, amount, lifetime);
    }
}
