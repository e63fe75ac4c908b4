using System.Net;

namespace Gapless.Collectors.Targets;

/// <summary>Looks host names up as a browser does.</summary>
internal static class HostLookup
{
    // Not every resolver knows it: names under .localhost are this machine, and are never asked for elsewhere (RFC 6761, section 6.3).
    public static Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken) =>
        host.TrimEnd('.').EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback])
            : Dns.GetHostAddressesAsync(host, cancellationToken);
}
