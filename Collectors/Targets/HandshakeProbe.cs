using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
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

    /// <summary>The certificates that the server sends to the first old version it takes: for a server with which this machine's library does not shake hands.</summary>
    public async Task<List<X509Certificate2>> CertificatesAsync(IPAddress address, int port, string host, CancellationToken cancellationToken)
    {
        foreach (var (version, suites) in Offers.Where(offer => offer.Version != TlsVersion.Tls13))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.RequestTimeout / 2);
            try
            {
                await using var stream = await connector.ConnectAsync(address, port, limit.Token);
                await stream.WriteAsync(ClientHello.Build(version, suites, host), limit.Token);
                if (await ReadAsync(stream, bytes => CertificateMessage.Read(bytes), [], limit.Token) is { Count: > 0 } certificates)
                {
                    return certificates;
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Another version may do.
            }
        }

        return [];
    }

    private async Task<Handshake> OfferAsync(IPAddress address, int port, TlsVersion version, byte[] hello, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.RequestTimeout / 2);
        try
        {
            await using var stream = await connector.ConnectAsync(address, port, limit.Token);
            await stream.WriteAsync(hello, limit.Token);
            return Judge(version, await ReadAsync(stream, bytes => ServerReply.Read(bytes), ServerReply.Foreign, limit.Token));
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

    /// <summary>Reads until something is understood; null when the server ends before.</summary>
    /// <param name="foreign">What it is when the server goes on and on.</param>
    private static async Task<T?> ReadAsync<T>(NetworkStream stream, Func<ReadOnlySpan<byte>, T?> read, T foreign, CancellationToken cancellationToken)
        where T : class
    {
        var buffer = new byte[32 * 1024];
        var length = 0;
        while (length < buffer.Length)
        {
            var more = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (more == 0)
            {
                return null;
            }

            length += more;
            if (read(buffer.AsSpan(0, length)) is { } understood)
            {
                return understood;
            }
        }

        return foreign;
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
