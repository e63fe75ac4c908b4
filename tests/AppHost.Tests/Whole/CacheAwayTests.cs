using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>The gateway's limits while Redis is really away, and when it is back: nothing is switched, and nothing starts again.</summary>
[Collection("whole system")]
public sealed class CacheAwayTests(RunningSystem system)
{
    /// <summary>Gateway's default for one credential, and the tenth of it that is shared at a time.</summary>
    private const int Limit = 600;
    private const int Block = Limit / 10;

    /// <summary>Served by the pages, but without a look at any store.</summary>
    private const string Cheap = "/icon.svg";

    private const string Counts = "gapless:count:credential:*";

    [Fact]
    public async Task EachReplicaHoldsTheLimitsAlone_UntilTheCacheIsBack()
    {
        using var client = system.Client("gateway", "https");
        var gateway = WholeSystemTests.Pid((await system.InstancesAsync("gateway", count: 1)).Single());
        Assert.True(await IsSharedAsync(client, "Bearer before"));

        var last = await KillAsync(times: 5);
        await HoldsTheLimitAloneAsync(client);
        Assert.False(await AnswersAsync(), "The cache was back before the test was through: it proved nothing.");

        await system.Application.ResourceNotifications.WaitForResourceAsync("cache", change => change.Snapshot.HealthStatus == HealthStatus.Healthy && WholeSystemTests.Pid(change) != last, system.Limit);
        Assert.True(await IsSharedAsync(client, "Bearer after"));
        Assert.Equal(gateway, WholeSystemTests.Pid((await system.InstancesAsync("gateway", count: 1)).Single()));
    }

    /// <summary>The engine starts it again after 0.5, 1, 2, 4 and then 8 seconds, and those are ours.</summary>
    private async Task<int> KillAsync(int times)
    {
        var killed = 0;
        for (var time = 0; time < times; time++)
        {
            var running = await system.Application.ResourceNotifications.WaitForResourceAsync(
                "cache", change => change.Snapshot.HealthStatus == HealthStatus.Healthy && WholeSystemTests.Pid(change) != killed, system.Limit);
            killed = WholeSystemTests.Pid(running);
            using var process = Process.GetProcessById(killed);
            process.Kill();
            await process.WaitForExitAsync(system.Limit);
        }

        return killed;
    }

    /// <summary>Served up to the limit, told at each request where the caller stands, refused after it.</summary>
    private async Task HoldsTheLimitAloneAsync(HttpClient client)
    {
        var served = 0;
        while (true)
        {
            using var response = await AskAsync(client, "Bearer meanwhile");
            Assert.Contains("q=", response.Headers.GetValues("RateLimit-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("r=", response.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
                break;
            }

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            served++;
        }

        Assert.InRange(served, Limit, 2 * Limit); // twice where a minute ended meanwhile
    }

    /// <summary>Whether a few requests more than a block appear in a count that all replicas share, under whatever name.</summary>
    private async Task<bool> IsSharedAsync(HttpClient client, string credential)
    {
        using var cache = await ConnectionMultiplexer.ConnectAsync((await system.Application.GetConnectionStringAsync("cache", system.Limit))!);
        var server = cache.GetServer(cache.GetEndPoints().Single());
        var before = server.Keys(pattern: Counts).ToHashSet();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            for (var request = 0; request < Block + 5; request++)
            {
                using var response = await AskAsync(client, credential);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }

            var added = server.Keys(pattern: Counts).Where(key => !before.Contains(key)).ToArray();
            if (added.Length > 0 && (await cache.GetDatabase().StringGetAsync(added)).Any(count => (long)count >= Block))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), system.Limit); // the gateway tries to connect again every few seconds
        }

        return false;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var cache = await ConnectionMultiplexer.ConnectAsync(await system.Application.GetConnectionStringAsync("cache", system.Limit) + ",connectTimeout=500,connectRetry=0");
            return true;
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, string credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Cheap);
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(credential);
        return await client.SendAsync(request, system.Limit);
    }
}
