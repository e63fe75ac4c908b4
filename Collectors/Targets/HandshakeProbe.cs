using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Offers one TLS version at a time and reads how the server meets it, at record level.</summary>
internal sealed class HandshakeProbe(TargetConnector connector, ProbeOptions options)
{
    private static readonly ImmutableArray<(TlsVersion Version, IReadOnlyList<TlsCipherSuite> Suites)> Offers =
    [
        (TlsVersion.Tls13, CipherSuites.Tls13),
        (TlsVersion.Tls12, CipherSuites.Strong),
        (TlsVersion.Tls12Weak, CipherSuites.Weak),
        (TlsVersion.Tls12Broken, CipherSuites.Broken),
        (TlsVersion.Tls11, CipherSuites.Old),
        (TlsVersion.Tls10, CipherSuites.Old),
        (TlsVersion.Ssl3, CipherSuites.Old),
    ];

    /// <summary>All offers to one address, one after the other.</summary>
    public async Task<ImmutableArray<Handshake>> OfferAllAsync(IPAddress address, int port, string host, CancellationToken cancellationToken)
    {
        var handshakes = ImmutableArray.CreateBuilder<Handshake>();
        foreach (var (version, suites) in Offers)
        {
            handshakes.Add(await OfferAsync(address, port, version, ClientHello.Build(version, suites, host), cancellationToken));
        }

        return handshakes.ToImmutable();
    }

    private async Task<Handshake> OfferAsync(IPAddress address, int port, TlsVersion version, byte[] hello, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.RequestTimeout / 2);
        try
        {
            await using var stream = await connector.ConnectAsync(address, port, limit.Token);
            await stream.WriteAsync(hello, limit.Token);
            return Judge(version, await ReadAsync(stream, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(version, HandshakeResult.Unclear, Detail: "no answer in time");
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return new(version, HandshakeResult.Reset, Detail: "the connection was reset");
        }
    }

    private static async Task<ServerReply?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[32 * 1024];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            length += read;
            if (ServerReply.Read(buffer.AsSpan(0, length)) is { } reply)
            {
                return reply;
            }
        }

        return ServerReply.Foreign;
    }

    private static Handshake Judge(TlsVersion version, ServerReply? reply)
    {
        ushort wanted = version == TlsVersion.Tls13 ? (ushort)0x0304 : ClientHello.WireVersion(version);
        return reply switch
        {
            null => new(version, HandshakeResult.Refused, Detail: "the connection was closed"),
            { Alert: { } alert } => new(version, HandshakeResult.Refused, Detail: ServerReply.NameOf(alert)),
            { Version: { } chosen } when chosen == wanted => new(version, HandshakeResult.Accepted, reply.Suite.ToString()),
            { Version: { } chosen } => new(version, HandshakeResult.Refused, Detail: $"the server chose 0x{chosen:x4} instead"),
            _ => new(version, HandshakeResult.Unclear, Detail: "the answer is not TLS"),
        };
    }
}
