using System.Collections.Immutable;
using System.Net;

namespace Gapless.Collectors.Targets;

/// <summary>Which addresses may be probed. Users aim probes: a server must not be turned against its own network.</summary>
public sealed class AddressPolicy
{
    private readonly bool allowsAll;
    private readonly ImmutableArray<string> origins;
    private readonly ImmutableArray<IPNetwork> networks;

    private AddressPolicy(bool allowsAll, ImmutableArray<string> origins, ImmutableArray<IPNetwork> networks)
    {
        this.allowsAll = allowsAll;
        this.origins = origins;
        this.networks = networks;
    }

    /// <summary>Whatever the user can reach: for the command line.</summary>
    public static AddressPolicy AllowAll { get; } = new(allowsAll: true, [], []);

    /// <summary>Public unicast addresses only: for servers.</summary>
    public static AddressPolicy PublicOnly { get; } = new(allowsAll: false, [], []);

    /// <summary>The same policy, and this exact scheme, host and port at any address.</summary>
    public AddressPolicy Allowing(Uri origin) => new(allowsAll, origins.Add(Origin(origin)), networks);

    /// <summary>The same policy, and every address of this range.</summary>
    public AddressPolicy Allowing(IPNetwork network) => new(allowsAll, origins, networks.Add(network));

    /// <summary>Why the address may not be connected to for this URL, or null when it may.</summary>
    public string? WhyNot(Uri url, IPAddress address)
    {
        if (allowsAll || origins.Contains(Origin(url), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(plain)) ? null
            : SpecialAddresses.KindOf(plain) is { } kind ? $"{address} is {kind}, which may not be probed from here"
            : null;
    }

    private static string Origin(Uri url) => $"{url.Scheme}://{url.IdnHost}:{url.Port}";
}
