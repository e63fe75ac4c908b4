using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>
/// Looks a host up once, lets the policy judge its addresses, and connects to those and nothing else: a second look-up could give another
/// address than the one that was judged.
/// </summary>
internal sealed class TargetConnector(ProbeOptions options)
{
    private readonly ConcurrentDictionary<string, Task<ResolvedHost>> hosts = new(StringComparer.OrdinalIgnoreCase);

    public Task<ResolvedHost> ResolveAsync(Uri url, CancellationToken cancellationToken) =>
        hosts.GetOrAdd(Key(url.IdnHost, url.Port), _ => LookUpAsync(url, cancellationToken));

    /// <summary>Connects to the first address that accepts; the host must have been resolved before.</summary>
    public async Task<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var host = hosts.TryGetValue(Key(endPoint.Host.Trim('[', ']'), endPoint.Port), out var known) ? await known : throw new SocketException((int)SocketError.HostNotFound);
        SocketException? last = null;
        foreach (var address in host.Addresses)
        {
            try
            {
                return await ConnectAsync(address, endPoint.Port, cancellationToken);
            }
            catch (SocketException exception)
            {
                last = exception;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    public async Task<NetworkStream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // A silent first address must leave time for the next one.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.RequestTimeout / 2);
            await socket.ConnectAsync(address, port, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Key(string host, int port) => $"{host.Trim('[', ']')}:{port}";

    private async Task<ResolvedHost> LookUpAsync(Uri url, CancellationToken cancellationToken)
    {
        IPAddress[] found;
        try
        {
            found = IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var literal) ? [literal] : await options.Resolve(url.IdnHost, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            return new([], AnswerFailure.NameNotResolved, exception.Message);
        }

        var refusals = found.Select(address => (Address: address, Refusal: options.Addresses.WhyNot(url, address))).ToList();
        var allowed = refusals.Where(one => one.Refusal is null).Select(one => one.Address).ToImmutableArray();
        return allowed.Length > 0 ? new(allowed)
            : refusals.Count > 0 ? new([], AnswerFailure.AddressNotAllowed, refusals[0].Refusal)
            : new([], AnswerFailure.NameNotResolved, "the name has no address");
    }
}
