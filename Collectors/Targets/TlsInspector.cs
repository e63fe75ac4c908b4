using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Shakes hands with each address of a host, takes the certificates as sent, and judges them afterwards.</summary>
internal sealed class TlsInspector(TargetConnector connector, ProbeOptions options)
{
    private const int AddressLimit = 4;

    public async Task<TlsFacts> InspectAsync(Uri url, CancellationToken cancellationToken)
    {
        var name = url.IdnHost.Trim('[', ']');
        var facts = new TlsFacts(name, url.Port);
        var host = await connector.ResolveAsync(url, cancellationToken);
        if (host.Failure is { } failure)
        {
            return facts with { Endpoints = [new TlsEndpoint(name) { Failure = failure, Detail = host.Detail }] };
        }

        var addresses = host.Addresses.Take(AddressLimit).ToList();
        var endpoints = await Task.WhenAll(addresses.Select(address => InspectAsync(address, url.Port, name, cancellationToken)));
        var reachable = addresses.Where((_, index) => endpoints[index].Failure is null or AnswerFailure.TlsFailed).ToList();
        return facts with
        {
            Endpoints = [.. endpoints],
            Handshakes = reachable.Count == 0 ? [] : await new HandshakeProbe(connector, options).OfferAllAsync(reachable[0], url.Port, name, cancellationToken),
        };
    }

    private async Task<TlsEndpoint> InspectAsync(IPAddress address, int port, string host, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.RequestTimeout);
        var sent = new List<X509Certificate2>();
        var endpoint = new TlsEndpoint(address.ToString());
        try
        {
            await using var stream = new SslStream(await connector.ConnectAsync(address, port, limit.Token));
            await stream.AuthenticateAsClientAsync(Collecting(host, sent), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return endpoint with { Failure = AnswerFailure.TimedOut, Detail = "no handshake in time" };
        }
        catch (SocketException exception)
        {
            return endpoint with { Failure = exception.SocketErrorCode == SocketError.TimedOut ? AnswerFailure.TimedOut : AnswerFailure.Refused, Detail = exception.Message };
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or InvalidOperationException)
        {
            // The certificates may have come before the handshake failed.
            endpoint = endpoint with { Failure = AnswerFailure.TlsFailed, Detail = exception.GetBaseException().Message };
            if (sent.Count == 0)
            {
                // Or this machine's library does not speak what the server does.
                sent.AddRange(await new HandshakeProbe(connector, options).CertificatesAsync(address, port, host, cancellationToken));
            }
        }

        return Judged(endpoint, sent);
    }

    private SslClientAuthenticationOptions Collecting(string host, List<X509Certificate2> sent) => new()
    {
        TargetHost = host,
        ClientCertificateContext = options.ClientContext,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
        {
            if (certificate is null)
            {
                return false;
            }

            sent.Add(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
            sent.AddRange((chain?.ChainPolicy.ExtraStore ?? []).Select(one => X509CertificateLoader.LoadCertificate(one.RawData)));
            return true;
        },
    };

    private TlsEndpoint Judged(TlsEndpoint endpoint, List<X509Certificate2> sent)
    {
        try
        {
            return sent.Count == 0
                ? endpoint
                : endpoint with
                {
                    Chain = [.. sent.DistinctBy(certificate => certificate.Thumbprint, StringComparer.Ordinal).Select(CertificateReader.Read)],
                    Trust = ChainJudge.Judge(sent[0], sent, options.Authorities, options.Clock.GetUtcNow().UtcDateTime),
                };
        }
        finally
        {
            sent.ForEach(certificate => certificate.Dispose());
        }
    }
}
