using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Resources without a process: a parameter has its value, a database lives while its server does.</summary>
internal sealed class Followers(EngineParts parts)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        foreach (var parameter in parts.Model.Resources.OfType<ParameterResource>())
        {
            await ShowAsync(parameter, stopping);
        }

        var children = parts.Model.Resources.OfType<IResourceWithParent>().Where(child => !child.HasAnnotationOfType<Processes.ProcessPlanAnnotation>() && child is not ProjectResource).ToList();
        foreach (var standalone in parts.Model.Resources.Where(resource => resource is Parameters.ConfiguredConnectionString))
        {
            await parts.Notifications.PublishUpdateAsync(standalone, snapshot => snapshot with { State = KnownResourceStates.Running });
            parts.Health.Pulse(standalone);
        }

        try
        {
            await foreach (var change in parts.Notifications.WatchAsync(stopping))
            {
                foreach (var child in children.Where(child => ReferenceEquals(Root(child), change.Resource)))
                {
                    await FollowAsync(child, change.Snapshot);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // the application ends
        }
    }

    private async Task FollowAsync(IResourceWithParent child, CustomResourceSnapshot parent)
    {
        var changed = !parts.Notifications.TryGetCurrentState(child.Name, out var known) || known.Snapshot.State?.Text != parent.State?.Text;
        if (changed)
        {
            await parts.Notifications.PublishUpdateAsync(child, snapshot => snapshot with
            {
                State = parent.State,
                ExitCode = parent.ExitCode,
                StartTimeStamp = parent.StartTimeStamp,
                HealthReports = [.. snapshot.HealthReports.Select(report => report with { Status = null })],
            });
            parts.Health.Pulse(child);
        }
    }

    private async Task ShowAsync(ParameterResource parameter, CancellationToken stopping)
    {
        try
        {
            var value = await parameter.GetValueAsync(stopping);
            await parts.Notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
            {
                State = KnownResourceStates.Running,
                Properties = [new ResourcePropertySnapshot("Value", value) { IsSensitive = parameter.Secret }],
            });
        }
        catch (DistributedApplicationException missing)
        {
            parts.Announcer.Say(parameter, missing.Message);
            await parts.Notifications.PublishUpdateAsync(parameter, snapshot => snapshot with { State = KnownResourceStates.ValueMissing });
        }
    }

    private static IResource Root(IResource resource) => resource is IResourceWithParent { Parent: var parent } ? Root(parent) : resource;
}
