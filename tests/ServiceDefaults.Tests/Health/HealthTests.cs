using System.Net;
using System.Net.Http.Json;
using Gapless.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.ServiceDefaults.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task IsAliveAndNotReady_WhenADependencyDoesNotAnswer()
    {
        await using var service = await Service.StartAsync(builder => builder.Services.AddHealthChecks().AddCheck("store", () => HealthCheckResult.Unhealthy("password=hunter2")));

        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/alive")).StatusCode);
        using var ready = await service.Client.GetAsync("/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var text = await ready.Content.ReadAsStringAsync();
        Assert.Contains("store", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsReady_WhenADependencyIsOnlyDegraded()
    {
        await using var service = await Service.StartAsync(builder => builder.Services.AddHealthChecks().AddCheck("cache", () => HealthCheckResult.Degraded()));

        var reply = await service.Client.GetFromJsonAsync<HealthReply>("/ready");

        Assert.Equal("Degraded", reply!.Status);
    }

    [Fact]
    public async Task GivesUpOnADependencyThatNeverAnswers()
    {
        await using var service = await Service.StartAsync(builder => builder.Services.AddHealthChecks()
            .AddAsyncCheck("store", async cancellationToken =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return HealthCheckResult.Healthy();
            }));

        using var ready = await service.Client.GetAsync("/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task AsksADependencyOnce_HoweverManyAskAtOnce()
    {
        var asked = 0;
        await using var service = await Service.StartAsync(builder => builder.Services.AddHealthChecks().AddAsyncCheck("store", async () =>
        {
            Interlocked.Increment(ref asked);
            await Task.Yield();
            return HealthCheckResult.Healthy();
        }));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.Client.GetAsync("/ready")));

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task IsNotReady_FromTheMomentItIsToldToStop()
    {
        await using var service = await Service.StartAsync(settings: ("Shutdown:DrainSeconds", "30"));
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/ready")).StatusCode);

        service.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Client.GetAsync("/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/alive")).StatusCode);
    }
}
