using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Running;
using Aspire.Hosting.Waiting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>
/// Asks the health checks of each running resource: every 30 s while all is well, as Aspire does; sooner and sooner after a change, so that nobody
/// waits five seconds for what is ready in one.
/// </summary>
internal sealed class HealthMonitor(
    HealthCheckService checks, ResourceNotificationService notifications, Readiness readiness, IDistributedApplicationEventing eventing, IServiceProvider services,
    Announcer announcer, TimeProvider clock)
{
    private static readonly TimeSpan WhenHealthy = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<IResource, SemaphoreSlim> pulses = new();

    /// <summary>Something happened to the resource: look again now.</summary>
    public void Pulse(IResource resource) => pulses.GetOrAdd(resource, _ => new SemaphoreSlim(0)).Release();

    public async Task WatchAsync(IResource resource, CancellationToken cancellationToken)
    {
        var pulse = pulses.GetOrAdd(resource, _ => new SemaphoreSlim(0));
        var pause = Shortest;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var healthy = await LookAsync(resource, cancellationToken);
                pause = healthy ? WhenHealthy : pause == WhenHealthy ? Shortest : TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, Longest.Ticks));
                if (await pulse.WaitAsync(pause, cancellationToken))
                {
                    pause = Shortest;
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<bool> LookAsync(IResource resource, CancellationToken cancellationToken)
    {
        var instances = notifications.Of(resource);
        if (!instances.Any(IsRunning))
        {
            return false;
        }

        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet(StringComparer.Ordinal);
        if (keys.Count > 0)
        {
            var report = await checks.CheckHealthAsync(check => keys.Contains(check.Name), cancellationToken);
            ImmutableArray<HealthReportSnapshot> reports = [.. report.Entries.Select(entry =>
                new HealthReportSnapshot(entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.Message) { LastRunAt = clock.GetUtcNow().UtcDateTime })];
            foreach (var instance in instances)
            {
                await notifications.PublishUpdateAsync(resource, instance.ResourceId, snapshot => snapshot with { HealthReports = reports });
            }
        }

        instances = notifications.Of(resource);
        var healthy = instances.Count >= resource.GetReplicaCount() && instances.All(instance => instance.Snapshot.HealthStatus == HealthStatus.Healthy);
        if (healthy && !readiness.IsReady(resource))
        {
            await MakeReadyAsync(resource, cancellationToken);
        }

        return healthy;
    }

    private async Task MakeReadyAsync(IResource resource, CancellationToken cancellationToken)
    {
        try
        {
            await eventing.PublishAsync(new ResourceReadyEvent(resource, services), cancellationToken);
            readiness.Set(resource);
            if (resource.HasAnnotationOfType<HealthCheckAnnotation>())
            {
                announcer.Say(resource, "ready");
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            readiness.Fail(resource, failure);
            announcer.Say(resource, "runs, but could not be made ready: " + failure.Message);
        }
    }

    private static bool IsRunning(ResourceEvent instance) => instance.Snapshot.State?.Text == KnownResourceStates.Running;
}
