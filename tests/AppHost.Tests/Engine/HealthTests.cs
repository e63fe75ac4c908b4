using Aspire.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.AppHost.Tests.Engine;

public sealed class HealthTests
{
    [Fact]
    public async Task IsHealthyOnlyWhenEveryReplicaIs()
    {
        await using var host = new TestHost();
        host.AddProbe("service").WithReplicas(2);
        await host.StartAsync();

        await host.HealthyAsync("service");

        Assert.Equal(2, host.Instances("service").Count);
        Assert.All(host.Instances("service"), instance => Assert.Equal(HealthStatus.Healthy, instance.Snapshot.HealthStatus));
        Assert.Equal(2, host.Instances("service").Select(instance => Variable(instance, "ASPNETCORE_URLS")).Distinct().Count());
        Assert.Equal(2, host.Instances("service").Select(instance => Variable(instance, "OTEL_RESOURCE_ATTRIBUTES")).Distinct().Count());

        static string? Variable(Aspire.Hosting.ApplicationModel.ResourceEvent instance, string name) =>
            instance.Snapshot.EnvironmentVariables.Single(variable => variable.Name == name).Value;
    }

    [Fact]
    public async Task TellsWhatIsWrong_WhenTheCheckFails()
    {
        await using var host = new TestHost();
        host.AddProbeWithoutEndpoint("service").WithHttpEndpoint().WithHttpHealthCheck("/nowhere", 204);
        await host.StartAsync();

        var report = await host.States.WaitForResourceAsync(
            "service", change => change.Snapshot.HealthReports.Any(report => report.Description?.Contains("answered 404, not 204", StringComparison.Ordinal) == true), host.Limit);

        Assert.Equal(HealthStatus.Unhealthy, report.Snapshot.HealthStatus);
        Assert.Equal("service_http_/nowhere_204_check", report.Snapshot.HealthReports.Single().Name);
    }
}
