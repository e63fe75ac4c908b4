using Microsoft.Extensions.Configuration;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Microsoft.Extensions.ServiceDiscovery.Yarp;

/// <summary>One destination for each address that the configuration has for a service.</summary>
internal sealed class ServiceDestinationResolver(ServiceEndpoints endpoints, IConfiguration configuration) : IDestinationResolver
{
    public ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal);
        foreach (var (name, destination) in destinations)
        {
            var addresses = endpoints.Find(new Uri(destination.Address));
            if (addresses.Count == 0)
            {
                resolved[name] = destination;
            }

            for (var index = 0; index < addresses.Count; index++)
            {
                resolved[$"{name}[{index}]"] = destination with { Address = addresses[index].ToString() };
            }
        }

        return ValueTask.FromResult(new ResolvedDestinationCollection(resolved, configuration.GetReloadToken()));
    }
}
