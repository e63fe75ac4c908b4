using System.Globalization;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.Running;

/// <summary>A resource from its waiting to its last process.</summary>
internal sealed class ResourceRunner
{
    private readonly EngineParts parts;

    public ResourceRunner(EngineParts parts, IResource resource)
    {
        this.parts = parts;
        Resource = resource;
        Instances = [.. Enumerable.Range(0, resource.GetReplicaCount()).Select(_ => Name(resource))];
    }

    public IResource Resource { get; }

    public ImmutableArray<Instance> Instances { get; }

    public async Task RunAsync(IDistributedApplicationEventing eventing, IServiceProvider services, CancellationToken stopping)
    {
        try
        {
            var waits = Resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name).Distinct(StringComparer.Ordinal).ToList();
            if (waits.Count > 0)
            {
                parts.Announcer.Say(Resource, "waits for " + string.Join(", ", waits));
                await SetAllAsync(KnownResourceStates.Waiting);
                await parts.Notifications.WaitForDependenciesAsync(Resource, stopping);
            }

            await eventing.PublishAsync(new BeforeResourceStartedEvent(Resource, services), stopping);
        }
        catch (DistributedApplicationException refusal)
        {
            parts.Announcer.Say(Resource, refusal.Message);
            foreach (var instance in Instances)
            {
                parts.Logs.Book(instance.Id).Add(refusal.Message, isError: true);
            }

            await SetAllAsync(KnownResourceStates.FailedToStart);
            return;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }

        parts.Announcer.Say(Resource, Instances.Length == 1 ? "starts" : string.Create(CultureInfo.InvariantCulture, $"starts {Instances.Length} processes"));
        await Task.WhenAll(Instances.Select(instance => new InstanceRunner(parts, instance, stopping).RunAsync()));
    }

    public async Task StopAsync(TimeSpan grace, CancellationToken atOnce)
    {
        await Task.WhenAll(Instances.Select(async instance =>
        {
            if (instance.Process is { } process)
            {
                await parts.Notifications.PublishUpdateAsync(Resource, instance.Id, snapshot => snapshot with { State = KnownResourceStates.Stopping });
                await process.StopAsync(grace, atOnce);
            }
        }));
    }

    private async Task SetAllAsync(string state)
    {
        foreach (var instance in Instances)
        {
            await parts.Notifications.PublishUpdateAsync(Resource, instance.Id, snapshot => snapshot with { State = state });
        }
    }

    private static Instance Name(IResource resource)
    {
        var suffix = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 8);
        return new Instance(resource, resource is ProjectResource or ExecutableResource ? $"{resource.Name}-{suffix}" : resource.Name, suffix);
    }
}
