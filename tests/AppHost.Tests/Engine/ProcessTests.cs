using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Gapless.AppHost.Tests.Engine;

public sealed class ProcessTests
{
    [Fact]
    public async Task StartsAgain_WhenAServiceDiesAfterHavingWorked()
    {
        await using var host = new TestHost();
        host.AddProbe("service");
        await host.StartAsync();
        await host.HealthyAsync("service");
        using var client = host.Client("service");
        var before = await client.GetFromJsonAsync<int>("/", host.Limit);

        UnixSignals.Send(before, UnixSignal.Kill);
        await host.States.WaitForResourceAsync("service", change => change.Snapshot.Properties.Any(property => property is { Name: "restarts", Value: 1 }), host.Limit);
        await host.HealthyAsync("service");

        Assert.NotEqual(before, await client.GetFromJsonAsync<int>("/", host.Limit));
    }

    /// <summary>It reads its input slowly, so that it is still being started when everything is told to stop.</summary>
    [Fact]
    public async Task EndsToo_WhenEverythingStopsWhileItIsBeingStarted()
    {
        using var folder = new DataPlace();
        var begun = Path.Combine(folder.Path, "begun");
        await using var host = new TestHost();
        host.Builder.AddResource(new ContainerResource("slow")).WithAnnotation(new ProcessPlanAnnotation(_ => Task.FromResult<ProcessPlan?>(
            new("sh", ["-c", "echo $$ > begun; sleep 1; cat > /dev/null; exec sleep 600"]) { WorkingDirectory = folder.Path, Input = new string('x', 1_000_000) })));
        await host.StartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(File.Exists(begun) && new FileInfo(begun).Length > 0), host.Limit);

        await host.StopAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.False(Directory.Exists("/proc/" + (await File.ReadAllTextAsync(begun)).Trim()));
    }

    [Fact]
    public async Task StaysDown_WhenAServiceDiesBeforeItEverWorked()
    {
        await using var host = new TestHost();
        host.AddProbe("service").WithArgs("exit", "7");

        await host.StartAsync();

        var ended = await host.States.WaitForResourceAsync("service", change => change.Snapshot.State?.Text == KnownResourceStates.Exited, host.Limit);
        Assert.Equal(7, ended.Snapshot.ExitCode);
        Assert.Contains("ended with exit code 7", host.Said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllRequestsSucceed_WhenAReplicaIsKilledUnderLoad()
    {
        await using var host = new TestHost();
        host.AddProbe("service").WithReplicas(2);
        await host.StartAsync();
        await host.HealthyAsync("service");
        using var client = host.Client("service");
        var victim = await client.GetFromJsonAsync<int>("/", host.Limit);
        var seen = new HashSet<int>();

        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var request = 0; request < 250; request++)
            {
                var answer = await GetWithRetriesAsync(client, host.Limit);
                lock (seen)
                {
                    seen.Add(answer);
                    if (request == 50)
                    {
                        UnixSignals.Send(victim, UnixSignal.Kill);
                    }
                }
            }
        })).ToList();
        await Task.WhenAll(load);

        Assert.Contains(seen, process => process != victim);
        await host.States.WaitForResourceAsync("service", change => change.Snapshot.Properties.Any(property => property is { Name: "restarts", Value: 1 }), host.Limit);
    }

    [Fact]
    public async Task EndsTheWaitersBeforeWhatTheyWaitedFor()
    {
        await using var host = new TestHost();
        var first = host.AddProbe("first");
        host.AddProbe("second").WaitFor(first);
        await host.StartAsync();
        await host.HealthyAsync("second");
        var ends = new List<string>();
        var watch = Task.Run(async () =>
        {
            await foreach (var change in host.States.WatchAsync(host.Limit))
            {
                if (change.Snapshot.State?.Text is "Finished" or "Exited" && !ends.Contains(change.Resource.Name))
                {
                    ends.Add(change.Resource.Name);
                }

                if (ends.Count == 2)
                {
                    return;
                }
            }
        });

        await host.StopAsync();
        await watch;

        Assert.Equal(["second", "first"], ends);
    }

    [Fact]
    public async Task HandsArgumentsAndVariablesOn()
    {
        await using var host = new TestHost("--Parameters:greeting=hello");
        var greeting = host.Builder.AddParameter("greeting");
        var service = host.AddProbe("service");
        service.WithArgs("--one", "two words").WithEnvironment("GREETING", greeting).WithEnvironment("OWN_ADDRESS", service.GetEndpoint("http"))
            .WithEnvironment("TEXT", $"{greeting} at {service.GetEndpoint("http").Property(EndpointProperty.Port)}");
        await host.StartAsync();
        await host.HealthyAsync("service");
        using var client = host.Client("service");

        var variables = await client.GetFromJsonAsync<Dictionary<string, string>>("/environment", host.Limit);

        Assert.Equal(["--one", "two words"], (await client.GetFromJsonAsync<string[]>("/arguments", host.Limit))!);
        Assert.Equal("hello", variables!["GREETING"]);
        Assert.Equal(client.BaseAddress!.AbsoluteUri.TrimEnd('/'), variables["OWN_ADDRESS"]);
        Assert.Equal($"hello at {client.BaseAddress.Port}", variables["TEXT"]);
        Assert.DoesNotContain("Parameters__greeting", variables.Keys);
    }

    /// <summary>Twice more, as the resilience handler of a service does: a connection may have been taken up by the process that was just dying.</summary>
    private static async Task<int> GetWithRetriesAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var retries = 2; ; retries--)
        {
            try
            {
                return await client.GetFromJsonAsync<int>("/", cancellationToken);
            }
            catch (HttpRequestException) when (retries > 0)
            {
                continue;
            }
        }
    }
}
