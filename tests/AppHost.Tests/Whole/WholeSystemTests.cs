using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.AppHost.Tests.Whole;

[Collection("whole system")]
public sealed class WholeSystemTests(RunningSystem system)
{
    private const string AllHealthy =
        "overall healthy, Gateway healthy, Pages healthy, API healthy, Worker healthy, Database healthy, Cache healthy, Evidence storage healthy";

    [Fact]
    public async Task EverythingIsHealthyFromNothingInOneRun()
    {
        foreach (var name in (string[])["postgres", "gapless", "cache", "storage", "evidence", "api", "worker", "web", "gateway"])
        {
            var healthy = await system.Application.ResourceNotifications.WaitForResourceAsync(name, change => change.Snapshot.HealthStatus == HealthStatus.Healthy, system.Limit);
            Assert.Equal(KnownResourceStates.Running, healthy.Snapshot.State?.Text);
        }

        var migrator = await system.Application.ResourceNotifications.WaitForResourceAsync("migrator", change => change.Snapshot.ExitCode is not null, system.Limit);
        Assert.Equal(0, migrator.Snapshot.ExitCode);
    }

    /// <summary>What anyone sees from outside: each part by its name, none missing, none too many.</summary>
    [Fact]
    public async Task EveryPartIsHealthyInTheStatusThatTheGatewayGives()
    {
        using var client = system.Client("gateway", "https");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        var parts = "";
        do
        {
            using var status = JsonDocument.Parse(await client.GetStringAsync("/api/v1/status", limit.Token));
            parts = string.Join(", ", status.RootElement.GetProperty("parts").EnumerateArray().Select(part => $"{part.GetProperty("name")} {part.GetProperty("status")}").Prepend($"overall {status.RootElement.GetProperty("overall")}"));
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None); // services say every few seconds how they are
        }
        while (parts != AllHealthy && !limit.IsCancellationRequested);

        Assert.Equal(AllHealthy, parts);
    }

    [Fact]
    public async Task TheGatewayAnswersOverHttps()
    {
        using var client = system.Client("gateway", "https");

        using var response = await client.GetAsync("/alive", system.Limit);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>No request may fail that is tried twice more, as the resilience handler does with idempotent ones.</summary>
    [Fact]
    public async Task EveryRequestIsAnswered_WhenAReplicaOfTheApiIsKilledUnderLoad()
    {
        using var client = system.Client("api");
        var replicas = await system.InstancesAsync("api", count: 2);
        var victim = replicas[0];
        var failures = 0;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var request = 0; request < 150; request++)
            {
                if (worker == 0 && request == 20)
                {
                    using var process = Process.GetProcessById(Pid(victim));
                    process.Kill();
                }

                if (!await AnswersAsync(client) && !await AnswersAsync(client) && !await AnswersAsync(client))
                {
                    Interlocked.Increment(ref failures);
                }
            }
        })));

        Assert.Equal(0, failures);
        await system.Application.ResourceNotifications.WaitForResourceAsync(
            "api", change => change.ResourceId == victim.ResourceId && change.Snapshot.HealthStatus == HealthStatus.Healthy && Pid(change) != Pid(victim), system.Limit);
    }

    [Fact]
    public async Task ATestFindsItsWay()
    {
        Assert.StartsWith("Host=localhost;Port=", await system.Application.GetConnectionStringAsync("gapless", system.Limit), StringComparison.Ordinal);
        Assert.Equal("https", system.Application.GetEndpoint("gateway", "https").Scheme);
        Assert.Throws<ArgumentException>(() => system.Application.GetEndpoint("nobody"));
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/alive", system.Limit);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    internal static int Pid(ResourceEvent instance) => Convert.ToInt32(instance.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value ?? 0, CultureInfo.InvariantCulture);
}
