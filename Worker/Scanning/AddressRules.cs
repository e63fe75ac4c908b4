using System.Net;
using Gapless.Collectors.Targets;

namespace Gapless.Worker.Scanning;

/// <summary>Which addresses this installation's scans may connect to.</summary>
internal static class AddressRules
{
    public static AddressPolicy Of(ScanningOptions options) => options.AllowedNetworks.Select(IPNetwork.Parse)
        .Aggregate(options.AllowedOrigins.Aggregate(AddressPolicy.PublicOnly, (policy, origin) => policy.Allowing(origin)), (policy, network) => policy.Allowing(network));
}
