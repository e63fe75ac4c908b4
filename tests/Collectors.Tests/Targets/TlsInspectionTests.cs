using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Tests.Targets;

public sealed class TlsInspectionTests
{
    private static readonly X509Certificate2 Root = Certificates.Authority("Test Root");
    private static readonly X509Certificate2 Intermediate = Certificates.Authority("Test Intermediate", Root);

    [Fact]
    public async Task FindsARegisteredAuthority_WhenTheWholeChainIsSent()
    {
        var tls = await InspectAsync(Certificates.Chain(Certificates.Leaf("shop.test", Intermediate), Intermediate), Root);

        var endpoint = Assert.Single(tls.Endpoints);
        Assert.Null(endpoint.Failure);
        Assert.Equal(ChainTrust.Registered, endpoint.Trust);
        Assert.Equal(["CN=shop.test", "CN=Test Intermediate"], endpoint.Chain.Select(certificate => certificate.Subject));
        Assert.Equal("shop.test", Assert.Single(endpoint.Leaf!.Names));
        Assert.Equal(("ECDSA", 256), (endpoint.Leaf.KeyAlgorithm, endpoint.Leaf.KeyBits));
        Assert.Equal("sha256ECDSA", endpoint.Leaf.SignatureAlgorithm);
        Assert.True(endpoint.Leaf.AllowsServer);
        Assert.True(endpoint.Chain[1].IsAuthority);
    }

    [Fact]
    public async Task FindsAnIncompleteChain_WhenTheIntermediateIsNotSent()
    {
        var tls = await InspectAsync(Certificates.Chain(Certificates.Leaf("shop.test", Intermediate)), Root);

        Assert.Equal(ChainTrust.Incomplete, tls.Endpoints[0].Trust);
        Assert.Single(tls.Endpoints[0].Chain);
    }

    [Fact]
    public void FindsAnUntrustedRoot_WhenNobodyRegisteredIt()
    {
        var leaf = Certificates.Leaf("shop.test", Intermediate);

        Assert.Equal(ChainTrust.UntrustedRoot, ChainJudge.Judge(leaf, [leaf, Intermediate, Root], [], DateTime.UtcNow));
    }

    [Fact]
    public async Task FindsASelfSignedLeaf()
    {
        var tls = await InspectAsync(Certificates.Chain(Certificates.Leaf("shop.test")));

        Assert.Equal(ChainTrust.SelfSigned, tls.Endpoints[0].Trust);
        Assert.True(tls.Endpoints[0].Leaf!.IsSelfSigned);
    }

    [Fact]
    public async Task KeepsTheChainApart_FromAnExpiredLeaf()
    {
        var expired = Certificates.Leaf("shop.test", Intermediate, to: DateTimeOffset.UtcNow.AddDays(-1));

        var tls = await InspectAsync(Certificates.Chain(expired, Intermediate), Root);

        Assert.Equal(ChainTrust.Registered, tls.Endpoints[0].Trust);
        Assert.True(tls.Endpoints[0].Leaf!.NotAfter < DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task FindsABrokenChain_WhenAnEndCertificateSignedTheLeaf()
    {
        var notAnAuthority = Certificates.Leaf("other.test", Root, request => request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true)));
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=shop.test", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        var leaf = request.Create(notAnAuthority.SubjectName, X509SignatureGenerator.CreateForECDsa(notAnAuthority.GetECDsaPrivateKey()!), Certificates.From, Certificates.To, [1, 2])
            .CopyWithPrivateKey(key);

        var tls = await InspectAsync(Certificates.Chain(leaf, notAnAuthority), Root);

        Assert.Equal(ChainTrust.Broken, tls.Endpoints[0].Trust);
    }

    [Fact]
    public async Task ReadsTheUsage()
    {
        var client = Certificates.Leaf("shop.test", change: request => request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.2")], false)));

        Assert.False(CertificateReader.Read(client).AllowsServer);
        Assert.Empty((await InspectAsync(Certificates.Chain(Certificates.Leaf("10.0.0.1")))).Endpoints[0].Leaf!.Names.Except(["10.0.0.1"]));
    }

    [Fact]
    public async Task NamesTheVersionsThatALibraryServerOffers()
    {
        var tls = await InspectAsync(Certificates.Chain(Certificates.Leaf("shop.test")));

        Assert.Equal(HandshakeResult.Accepted, tls.Offer(TlsVersion.Tls13)?.Result);
        Assert.StartsWith("TLS_", tls.Offer(TlsVersion.Tls13)?.Suite, StringComparison.Ordinal);
        Assert.Equal(HandshakeResult.Accepted, tls.Offer(TlsVersion.Tls12)?.Result);
        Assert.Equal(HandshakeResult.Refused, tls.Offer(TlsVersion.Tls12Broken)?.Result);
        Assert.Equal(HandshakeResult.Refused, tls.Offer(TlsVersion.Ssl3)?.Result);
    }

    [Fact]
    public async Task LooksAtEveryAddress_UpToFour()
    {
        await using var server = LocalServer.Answering(_ => LocalServer.Ok("x"), Certificates.Chain(Certificates.Leaf("shop.test")));
        var options = Options() with { Resolve = (_, _) => Task.FromResult(Enumerable.Repeat(IPAddress.Loopback, 5).ToArray()) };

        var target = await Prober.ProbeAsync(new Uri($"https://shop.test:{server.Port}/"), options, ImmutableArray<ProbeRequest>.Empty, null, CancellationToken.None);

        Assert.Equal(4, target.Tls!.Endpoints.Length);
    }

    [Fact]
    public async Task StillAsks_WhenTheCertificateIsBad()
    {
        await using var server = LocalServer.Answering(_ => LocalServer.Ok("in"), Certificates.Chain(Certificates.Leaf("other.test")));

        var target = await Prober.ProbeAsync(server.Url, Options(), ImmutableArray<ProbeRequest>.Empty, null, CancellationToken.None);

        Assert.Equal("in", target.Home.Text);
        Assert.Equal(AnswerFailure.NotAsked, target.PlainHome?.Failure);
    }

    [Fact]
    public async Task NamesTheFailure_WhenThePortSpeaksNoTls()
    {
        await using var server = LocalServer.Answering(_ => LocalServer.NotFound());

        var target = await Prober.ProbeAsync(new Uri($"https://127.0.0.1:{server.Port}/"), Options() with { RequestTimeout = TimeSpan.FromMilliseconds(400) }, ImmutableArray<ProbeRequest>.Empty, null, CancellationToken.None);

        Assert.Contains(target.Home.Failure!.Value, new[] { AnswerFailure.TlsFailed, AnswerFailure.TimedOut });
        Assert.Contains(target.Tls!.Endpoints[0].Failure!.Value, new[] { AnswerFailure.TlsFailed, AnswerFailure.TimedOut });
    }

    [Theory]
    [InlineData(new byte[] { 21, 3, 1, 0, 2, 2, 70 }, HandshakeResult.Refused, "protocol_version")]
    [InlineData(new byte[] { 21, 3, 1, 0, 2, 1, 112, 21, 3, 1, 0, 2, 2, 40 }, HandshakeResult.Refused, "handshake_failure")]
    [InlineData(new byte[0], HandshakeResult.Refused, "the connection was closed")]
    [InlineData(new byte[] { (byte)'H', (byte)'T', (byte)'T', (byte)'P' }, HandshakeResult.Unclear, "the answer is not TLS")]
    public async Task ReadsRefusalsAtRecordLevel(byte[] reply, HandshakeResult expected, string detail)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ReplyAsync(listener, reply);

        var handshakes = await new HandshakeProbe(new TargetConnector(Options()), Options())
            .OfferAllAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port, "shop.test", CancellationToken.None);
        listener.Stop();
        await serving;

        Assert.Equal(7, handshakes.Length);
        Assert.All(handshakes, handshake => Assert.Equal((expected, detail), (handshake.Result, handshake.Detail)));
    }

    [Fact]
    public Task TakesWarningsWithoutEndForNoTls() =>
        ReadsRefusalsAtRecordLevel([.. Enumerable.Repeat<byte[]>([21, 3, 1, 0, 2, 1, 112], 6000).SelectMany(record => record)], HandshakeResult.Unclear, "the answer is not TLS");

    private static async Task ReplyAsync(TcpListener listener, byte[] reply)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var hello = new byte[4096];
                _ = await client.GetStream().ReadAtLeastAsync(hello, 5);
                await client.GetStream().WriteAsync(reply);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private static async Task<TlsFacts> InspectAsync(X509Certificate2Collection certificates, params X509Certificate2[] authorities)
    {
        await using var server = LocalServer.Answering(_ => LocalServer.Ok("x"), certificates);
        var target = await Prober.ProbeAsync(new Uri($"https://shop.test:{server.Port}/"), Options(authorities), ImmutableArray<ProbeRequest>.Empty, null, CancellationToken.None);
        return target.Tls!;
    }

    private static ProbeOptions Options(params X509Certificate2[] authorities) => new()
    {
        Authorities = [.. authorities],
        RequestTimeout = TimeSpan.FromSeconds(30),
        Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }),
    };
}
