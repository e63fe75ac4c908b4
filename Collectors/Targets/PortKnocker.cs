using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Connects to ports and sends nothing. Only with the owner's consent, and only to public addresses: what answers inside a network says nothing about the internet.</summary>
internal sealed class PortKnocker(TargetConnector connector, ProbeOptions options)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>In the order of the doors.</summary>
    public async Task<ImmutableArray<PortFacts>> KnockAsync(ImmutableArray<DnsEndPoint> doors, CancellationToken cancellationToken)
    {
        var found = new PortFacts[doors.Length];
        await Parallel.ForAsync(0, doors.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, inner) => found[index] = await KnockAsync(doors[index], inner));
        return [.. found];
    }

    private async Task<PortFacts> KnockAsync(DnsEndPoint door, CancellationToken cancellationToken)
    {
        var host = await connector.ResolveAsync(new UriBuilder(Uri.UriSchemeHttps, door.Host, door.Port).Uri, cancellationToken);
        var reachable = options.KnocksInside ? host.Addresses : [.. host.Addresses.Where(address => SpecialAddresses.KindOf(address) is null)];
        if (reachable.IsEmpty)
        {
            return new(door.Host, door.Port, PortState.NotTried, host.Detail ?? "it has no public address");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        foreach (var address in reachable)
        {
            try
            {
                await using var stream = await connector.ConnectAsync(address, door.Port, limit.Token);
                return new(door.Host, door.Port, PortState.Open);
            }
            catch (Exception closed) when (closed is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // The next address may open.
            }
        }

        return new(door.Host, door.Port, PortState.Closed);
    }
}
