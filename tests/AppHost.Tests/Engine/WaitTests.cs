using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.AppHost.Tests.Engine;

public sealed class WaitTests
{
    [Fact]
    public async Task StartsAfterTheTask_WhenItEndsWithTheExpectedCode()
    {
        await using var host = new TestHost();
        var task = host.AddProbeWithoutEndpoint("task").WithArgs("exit", "3");
        host.AddProbe("service").WaitForCompletion(task, exitCode: 3);

        await host.StartAsync();

        await host.HealthyAsync("service");
        Assert.Equal(3, host.Instances("task").Single().Snapshot.ExitCode);
        Assert.Equal(0, host.Restarts("task"));
    }

    [Fact]
    public async Task CannotStart_WhenTheTaskEndsWithAnotherCode()
    {
        await using var host = new TestHost();
        var task = host.AddProbeWithoutEndpoint("task").WithArgs("exit", "1");
        var service = host.AddProbe("service").WaitForCompletion(task);
        host.AddProbe("client").WaitFor(service);

        await host.StartAsync();

        await host.States.WaitForResourceAsync("service", KnownResourceStates.FailedToStart, host.Limit);
        await host.States.WaitForResourceAsync("client", KnownResourceStates.FailedToStart, host.Limit);
        Assert.Contains("'task' ended with exit code 1, not 0", host.Said.ToString(), StringComparison.Ordinal);
        Assert.Contains("'client' cannot start: 'service' failed to start", host.Said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartsWhenTheOtherIsHealthyAndItsReadyHandlersHaveRun()
    {
        await using var host = new TestHost();
        var order = new List<string>();
        var first = host.AddProbe("first").WithReplicas(2);
        var second = host.AddProbe("second").WaitFor(first);
        host.Builder.Eventing.Subscribe<ResourceReadyEvent>(first.Resource, (_, _) =>
        {
            order.Add(string.Join(' ', host.Instances("first").Select(instance => instance.Snapshot.HealthStatus == HealthStatus.Healthy)));
            return Task.CompletedTask;
        });
        host.Builder.Eventing.Subscribe<BeforeResourceStartedEvent>(second.Resource, (_, _) =>
        {
            order.Add("second");
            return Task.CompletedTask;
        });

        await host.StartAsync();

        await host.HealthyAsync("second");
        Assert.Equal(["True True", "second"], order);
    }

    [Fact]
    public async Task WaitsForTheStartOnly_WhenAskedTo()
    {
        await using var host = new TestHost();
        var never = host.AddProbeWithoutEndpoint("never-ready").WithHttpEndpoint().WithHttpHealthCheck("/no-such-page");
        host.AddProbe("second").WaitForStart(never);
        host.AddProbe("third").WaitFor(never);

        await host.StartAsync();

        await host.HealthyAsync("second");
        Assert.Equal(KnownResourceStates.Waiting, host.Instances("third").Single().Snapshot.State?.Text);
    }

    [Fact]
    public async Task RefusesToWaitForItself()
    {
        await using var host = new TestHost();
        var service = host.AddProbe("service");

        Assert.Throws<DistributedApplicationException>(() => service.WaitFor(service));
    }
}
