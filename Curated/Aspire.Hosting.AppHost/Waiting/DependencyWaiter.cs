using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Waiting;

/// <summary>WaitFor, WaitForStart and WaitForCompletion. Real Aspire's rules: all replicas; running, then healthy, then its ready handlers.</summary>
internal sealed class DependencyWaiter(ResourceNotificationService notifications, Readiness readiness, IOptions<ResourceNotificationServiceOptions> options)
{
    public Task WaitAsync(IResource resource, CancellationToken cancellationToken) =>
        Task.WhenAll(resource.Annotations.OfType<WaitAnnotation>().Select(wait => WaitAsync(resource, wait, cancellationToken)));

    private async Task WaitAsync(IResource resource, WaitAnnotation wait, CancellationToken cancellationToken)
    {
        if (wait.Resource is ParameterResource)
        {
            return;
        }

        if (wait.WaitType == WaitType.WaitForCompletion)
        {
            await UntilAsync(wait.Resource, instances => HasCompleted(resource, wait, instances), cancellationToken);
            return;
        }

        var stops = (wait.WaitBehavior ?? options.Value.DefaultWaitBehavior) == WaitBehavior.StopOnResourceUnavailable;
        await UntilAsync(wait.Resource, instances => IsUp(resource, wait, instances, stops), cancellationToken);
        if (wait.WaitType == WaitType.WaitUntilHealthy)
        {
            await readiness.WaitAsync(wait.Resource, cancellationToken);
        }
    }

    private static bool IsUp(IResource waiter, WaitAnnotation wait, IReadOnlyList<ResourceEvent> instances, bool stops)
    {
        if (stops && instances.FirstOrDefault(IsOver) is { } ended)
        {
            throw new DistributedApplicationException($"'{waiter.Name}' cannot start: '{wait.Resource.Name}' {Describe(ended.Snapshot)}.");
        }

        return instances.Count >= wait.Resource.GetReplicaCount() && instances.All(instance =>
            instance.Snapshot.State?.Text == KnownResourceStates.Running
            && (wait.WaitType == WaitType.WaitUntilStarted || instance.Snapshot.HealthStatus == HealthStatus.Healthy));
    }

    private static bool HasCompleted(IResource waiter, WaitAnnotation wait, IReadOnlyList<ResourceEvent> instances)
    {
        if (instances.Count < wait.Resource.GetReplicaCount() || !instances.All(IsOver))
        {
            return false;
        }

        var failed = instances.FirstOrDefault(instance => instance.Snapshot.State?.Text == KnownResourceStates.FailedToStart || instance.Snapshot.ExitCode != wait.ExitCode);
        return failed is null ? true : throw new DistributedApplicationException($"'{waiter.Name}' cannot start: '{wait.Resource.Name}' {Describe(failed.Snapshot)}, not {wait.ExitCode}.");
    }

    private static bool IsOver(ResourceEvent instance) => instance.Snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text, StringComparer.Ordinal);

    private static string Describe(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.FailedToStart ? "failed to start" : $"ended with exit code {snapshot.ExitCode}";

    private async Task UntilAsync(IResource resource, Func<IReadOnlyList<ResourceEvent>, bool> condition, CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            if (ReferenceEquals(change.Resource, resource) && condition(notifications.Of(resource)))
            {
                return;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw new OperationCanceledException("The application ended.");
    }
}
