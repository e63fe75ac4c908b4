using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Forwarding;

/// <summary>Which processes stand behind which endpoint at this moment.</summary>
internal sealed class ReplicaPorts
{
    private readonly ConcurrentDictionary<(IResource Resource, string Endpoint), ImmutableArray<int>> ports = new();

    public ImmutableArray<int> Of(IResource resource, string endpoint) => ports.GetValueOrDefault((resource, endpoint), []);

    public void Add(IResource resource, string endpoint, int port) => ports.AddOrUpdate((resource, endpoint), [port], (_, known) => known.Add(port));

    public void Remove(IResource resource, string endpoint, int port) => ports.AddOrUpdate((resource, endpoint), [], (_, known) => known.Remove(port));
}
