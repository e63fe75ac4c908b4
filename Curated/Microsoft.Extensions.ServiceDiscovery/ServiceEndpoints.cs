using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// Finds the addresses of a service in the configuration. A name is written <c>https+http://api</c>: the schemes in order of preference, then the
/// service, with <c>_endpoint.</c> in front of it for an endpoint that has a name of its own.
/// </summary>
internal sealed class ServiceEndpoints(IConfiguration configuration)
{
    private int turn;

    /// <summary>The configured addresses of a service; none when it is not a service but an ordinary host.</summary>
    public IReadOnlyList<Uri> Find(Uri name)
    {
        var (endpoint, service) = name.Host.StartsWith('_') && name.Host.Split('.', 2) is [var first, var rest] ? (first[1..], rest) : (null, name.Host);
        var section = configuration.GetSection($"services:{service}");
        var schemes = name.Scheme.Split('+');
        return endpoint is null
            ? schemes.Select(scheme => Addresses(section.GetSection(scheme))).FirstOrDefault(found => found.Count > 0) ?? []
            : [.. Addresses(section.GetSection(endpoint)).Where(address => schemes.Contains(address.Scheme, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>The address with its service name resolved, taking the service's addresses in turn.</summary>
    /// <exception cref="InvalidOperationException">The scheme names alternatives, so it must be a service, and none is configured.</exception>
    public Uri Resolve(Uri address)
    {
        var found = Find(address);
        if (found.Count == 0)
        {
            return address.Scheme.Contains('+', StringComparison.Ordinal)
                ? throw new InvalidOperationException($"No address of the service '{address.Host}' is configured (services:{address.Host}:{address.Scheme.Split('+')[0]}:0).")
                : address;
        }

        var chosen = found[(int)((uint)Interlocked.Increment(ref turn) % (uint)found.Count)];
        return new UriBuilder(address) { Scheme = chosen.Scheme, Host = chosen.Host, Port = chosen.Port }.Uri;
    }

    private static List<Uri> Addresses(IConfigurationSection section) =>
    [
        .. section.GetChildren().Select(child => child.Value).Append(section.Value)
            .Select(value => Uri.TryCreate(value, UriKind.Absolute, out var address) ? address : null).OfType<Uri>(),
    ];
}
