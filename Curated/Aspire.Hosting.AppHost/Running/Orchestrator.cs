using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.Running;

/// <summary>Brings the model up and takes it down again.</summary>
internal sealed class Orchestrator(EngineParts parts, IDistributedApplicationEventing eventing, IServiceProvider services) : IHostedService, IAsyncDisposable
{
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> work = [];
    private ImmutableArray<ResourceRunner> runners = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await eventing.PublishAsync(new BeforeStartEvent(services, parts.Model), cancellationToken);
        foreach (var resource in parts.Model.Resources)
        {
            parts.Endpoints.Allocate(resource);
        }

        foreach (var resource in parts.Model.Resources.OfType<IResourceWithEndpoints>())
        {
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), cancellationToken);
        }

        if (!Processes.Spawner.BindsChildren)
        {
            parts.Announcer.Note("Without setsid and setpriv (Linux, util-linux), processes may outlive a host that is killed.");
        }

        runners = [.. parts.Model.Resources.Where(HasProcess).Select(resource => new ResourceRunner(parts, resource))];
        foreach (var instance in runners.SelectMany(runner => runner.Instances))
        {
            await parts.Notifications.PublishUpdateAsync(instance.Resource, instance.Id, snapshot => snapshot);
        }

        work.AddRange(runners.Select(runner => RunAsync(runner)));
        work.AddRange(parts.Model.Resources.Where(resource => resource is not ParameterResource).Select(resource => parts.Health.WatchAsync(resource, stopping.Token)));
        work.Add(new Followers(parts).RunAsync(stopping.Token));
        await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, parts.Model), cancellationToken);
    }

    /// <summary>Level by level, from what nobody waits for down to the stores.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        foreach (var level in runners.GroupBy(runner => Depth(runner.Resource)).OrderByDescending(level => level.Key))
        {
            await Task.WhenAll(level.Select(runner => runner.StopAsync(Grace, cancellationToken)));
        }

        await Task.WhenAll(work);
    }

    public void KillAll()
    {
        foreach (var instance in runners.SelectMany(runner => runner.Instances))
        {
            instance.Process?.Kill();
        }
    }

    /// <summary>Who disposes without stopping is in a hurry.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!stopping.IsCancellationRequested)
        {
            await StopAsync(new CancellationToken(canceled: true));
        }
    }

    private static bool HasProcess(IResource resource) => resource is ProjectResource or ExecutableResource or ContainerResource || resource.HasAnnotationOfType<Processes.ProcessPlanAnnotation>();

    private static int Depth(IResource resource)
    {
        var below = resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource).Where(dependency => !ReferenceEquals(dependency, resource));
        return 1 + below.Select(Depth).DefaultIfEmpty(0).Max();
    }

    private async Task RunAsync(ResourceRunner runner)
    {
        if (!runner.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
        {
            await runner.RunAsync(eventing, services, stopping.Token);
        }
    }
}
