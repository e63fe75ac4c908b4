using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Gapless.Collectors.Targets;
using Gapless.Collectors.Tests.Repositories;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Tests.Targets;

/// <summary>What is read of TLS servers set up well and badly, beside what sslscan reads of the same ones.</summary>
public sealed class SslscanTests
{
    [Theory]
    [InlineData("TLSv1.2 TLSv1.3", "ECDHE+AESGCM", 2048, "SHA256", true)]
    [InlineData("TLSv1.3", "HIGH", 2048, "SHA384", true)]
    [InlineData("TLSv1.2", "ECDHE-ECDSA-AES128-GCM-SHA256", 0, "SHA256", true)]
    [InlineData("TLSv1.2 TLSv1.3", "ECDHE+CHACHA20:AES128-SHA", 3072, "SHA256", true)]
    [InlineData("TLSv1 TLSv1.1 TLSv1.2", "ALL:@SECLEVEL=0", 2048, "SHA256", true)]
    [InlineData("TLSv1.1", "ALL:@SECLEVEL=0", 2048, "SHA512", false)]
    [InlineData("TLSv1.2", "AES128-SHA:AES256-GCM-SHA384:@SECLEVEL=0", 1024, "SHA256", false)]
    [InlineData("TLSv1.2", "eNULL:@SECLEVEL=0", 2048, "SHA256", false)]
    public async Task AgreesWithSslscan(string protocols, string ciphers, int rsaBits, string hash, bool canShakeHands)
    {
        using var folder = new TemporaryFolder();
        var port = FreePort();
        await WriteAsync(folder, port, protocols, ciphers, rsaBits, new(hash));
        using var server = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-e", Path.Combine(folder.Path, "errors"), "-c", Path.Combine(folder.Path, "nginx.conf")]))!;
        try
        {
            await ListeningAsync(port);
            var seen = await InspectAsync(port);
            var told = await SslscanAsync(port);

            Assert.Equal(Versions(told), Versions(seen));
            Assert.Equal(Suites(told), Suites(seen));

            // The certificate is read in a real handshake, or from its first messages where this machine's library refuses what the server speaks.
            Assert.Equal(canShakeHands, seen.Endpoints[0].Failure is null);
            Assert.Equal(Certificate(told), Certificate(seen.Endpoints[0].Leaf!));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    // "ssl3 tls1.2 …", those that are on
    private static string Versions(XElement told) => string.Join(' ', told.Descendants("protocol")
        .Where(protocol => (string?)protocol.Attribute("enabled") == "1").Select(protocol => (string?)protocol.Attribute("type") + (string?)protocol.Attribute("version")));

    private static string Versions(TlsFacts seen)
    {
        (string Name, bool IsOn)[] versions =
        [
            ("ssl3", Accepts(TlsVersion.Ssl3)), ("tls1.0", Accepts(TlsVersion.Tls10)), ("tls1.1", Accepts(TlsVersion.Tls11)),
            ("tls1.2", Accepts(TlsVersion.Tls12) || Accepts(TlsVersion.Tls12Weak) || Accepts(TlsVersion.Tls12Broken)), ("tls1.3", Accepts(TlsVersion.Tls13)),
        ];
        return string.Join(' ', versions.Where(version => version.IsOn).Select(version => version.Name));

        bool Accepts(TlsVersion version) => seen.Offer(version)?.Result == HandshakeResult.Accepted;
    }

    /// <summary>Whether TLS 1.2 is spoken with good suites, with CBC or without forward secrecy, and with suites that protect nothing.</summary>
    private static (bool Good, bool Weak, bool Broken) Suites(XElement told)
    {
        var suites = told.Descendants("cipher").Where(cipher => (string?)cipher.Attribute("sslversion") == "TLSv1.2")
            .Select(cipher => (Name: (string)cipher.Attribute("cipher")!, Strength: (string)cipher.Attribute("strength")!)).ToList();
        var broken = suites.Where(suite => suite.Strength is "null" or "weak" or "anonymous").ToList();
        var sound = suites.Except(broken).ToList();
        var good = sound.Where(suite => suite.Name.Contains("DHE", StringComparison.Ordinal) && (suite.Name.Contains("GCM", StringComparison.Ordinal) || suite.Name.Contains("POLY1305", StringComparison.Ordinal))).ToList();
        return (good.Count > 0, sound.Count > good.Count, broken.Count > 0);
    }

    private static (bool Good, bool Weak, bool Broken) Suites(TlsFacts seen)
    {
        return (Accepts(TlsVersion.Tls12), Accepts(TlsVersion.Tls12Weak), Accepts(TlsVersion.Tls12Broken));

        bool Accepts(TlsVersion version) => seen.Offer(version)?.Result == HandshakeResult.Accepted;
    }

    private static (string Signature, string Key, int Bits, bool IsSelfSigned, DateTimeOffset Until) Certificate(XElement told)
    {
        var certificate = told.Descendants("certificate").First(one => (string?)one.Attribute("type") == "short");
        var key = certificate.Element("pk")!;
        var isRsa = (string?)key.Attribute("type") == "RSA";
        var signature = ((string)certificate.Element("signature-algorithm")!).Replace("WithRSAEncryption", "RSA", StringComparison.Ordinal).Replace("ecdsa-with-SHA256", "sha256ECDSA", StringComparison.Ordinal);
        return (signature, isRsa ? "RSA" : "ECDSA", isRsa ? (int)key.Attribute("bits")! : 256, (bool)certificate.Element("self-signed")!,
            DateTimeOffset.ParseExact((string)certificate.Element("not-valid-after")!, "MMM d HH:mm:ss yyyy 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite));
    }

    private static (string Signature, string Key, int Bits, bool IsSelfSigned, DateTimeOffset Until) Certificate(CertificateFacts leaf) =>
        (leaf.SignatureAlgorithm, leaf.KeyAlgorithm, leaf.KeyBits, leaf.IsSelfSigned, leaf.NotAfter);

    private static async Task WriteAsync(TemporaryFolder folder, int port, string protocols, string ciphers, int rsaBits, HashAlgorithmName hash)
    {
        using AsymmetricAlgorithm key = rsaBits > 0 ? RSA.Create(rsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = key is RSA rsa ? new CertificateRequest("CN=shop.test", rsa, hash, RSASignaturePadding.Pkcs1) : new CertificateRequest("CN=shop.test", (ECDsa)key, hash);
        using var certificate = request.CreateSelfSigned(Certificates.From, Certificates.To);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "nginx.conf"), $$"""
            daemon off; master_process off; pid {{Path.Combine(folder.Path, "pid")}};
            events {}
            http {
              access_log off; client_body_temp_path {{Path.Combine(folder.Path, "body")}}; proxy_temp_path {{Path.Combine(folder.Path, "proxy")}}; fastcgi_temp_path {{Path.Combine(folder.Path, "fastcgi")}}; uwsgi_temp_path {{Path.Combine(folder.Path, "uwsgi")}}; scgi_temp_path {{Path.Combine(folder.Path, "scgi")}};
              server { listen 127.0.0.1:{{port}} ssl; ssl_certificate {{Path.Combine(folder.Path, "certificate.pem")}}; ssl_certificate_key {{Path.Combine(folder.Path, "key.pem")}}; ssl_protocols {{protocols}}; ssl_ciphers {{ciphers}}; return 200 "in"; }
            }
            """);
    }

    private static async Task<TlsFacts> InspectAsync(int port)
    {
        var options = new ProbeOptions { RequestTimeout = TimeSpan.FromSeconds(30), Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }) };
        return (await Prober.ProbeAsync(new Uri($"https://shop.test:{port}/"), options, ImmutableArray<ProbeRequest>.Empty, null, CancellationToken.None)).Tls!;
    }

    private static async Task<XElement> SslscanAsync(int port)
    {
        using var scan = Process.Start(new ProcessStartInfo("/usr/bin/sslscan", ["--xml=-", "--no-heartbleed", "--no-groups", $"127.0.0.1:{port}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var report = await scan.StandardOutput.ReadToEndAsync();
        await scan.WaitForExitAsync();
        return XElement.Parse(report);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ListeningAsync(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }
}
