using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Forwarding;

namespace Aspire.Hosting.Running;

/// <summary>Gives every endpoint its address before anything starts, so that whoever starts can be told of all others.</summary>
internal sealed class EndpointAllocation(PortAllocator ports, ReplicaPorts replicas, Announcer announcer, IConfiguration configuration) : IAsyncDisposable
{
    private readonly List<Forwarder> forwarders = [];

    // What the tests of real Aspire set, so that several systems can run beside each other.
    private bool Randomizes => configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false);

    public void Allocate(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var wanted = IsForwarded(resource, endpoint) ? endpoint.Port : endpoint.Port ?? (resource is ExecutableResource ? endpoint.TargetPort : null);
            var port = wanted is { } preferred && !Randomizes ? ports.TakeNear(preferred) : ports.Take();
            if (wanted is { } missed && port != missed && !Randomizes)
            {
                announcer.Say(resource, string.Create(CultureInfo.InvariantCulture, $"port {missed} is taken, so {endpoint.Name} is on {port}"));
            }

            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port);
            if (IsForwarded(resource, endpoint))
            {
                forwarders.Add(new Forwarder(port, () => replicas.Of(resource, endpoint.Name)));
            }
        }
    }

    /// <summary>The ports that a process of the resource listens on, for this life of it.</summary>
    public void Assign(Instance instance)
    {
        foreach (var endpoint in instance.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            instance.Ports[endpoint.Name] = IsForwarded(instance.Resource, endpoint) ? ports.Take() : endpoint.AllocatedEndpoint!.Port;
        }
    }

    public void Open(Instance instance)
    {
        foreach (var (endpoint, port) in instance.Ports)
        {
            replicas.Add(instance.Resource, endpoint, port);
        }
    }

    public void Close(Instance instance)
    {
        foreach (var (endpoint, port) in instance.Ports)
        {
            replicas.Remove(instance.Resource, endpoint, port);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var forwarder in forwarders)
        {
            await forwarder.DisposeAsync();
        }
    }

    /// <summary>Stores are used directly: one process, and a hop less for every query.</summary>
    private static bool IsForwarded(IResource resource, EndpointAnnotation endpoint) => endpoint.IsProxied && resource is (ProjectResource or ExecutableResource);
}
