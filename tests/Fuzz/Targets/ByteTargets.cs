using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gapless.Collectors.Git;
using Gapless.Collectors.Targets;

namespace Gapless.Fuzz.Targets;

/// <summary>The readers of bytes: of what a server sends before there is HTTP, and of git's index.</summary>
internal static class ByteTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new BytesTarget("handshakes", ReadReply, [Alert(), Hello([]), Hello([0, 43, 0, 2, 3, 4]), [.. Hello([])[..9], .. Alert()]], "\u0016\u0003\u0003\0", "\u0015\u0003\u0003\0\u0002\u0001\u0070", "\0+\0\u0002\u0003\u0004", "\0\0"),
        new BytesTarget("gitindex", input => GitIndex.Parse(input, hashBytes: 20), [Index(2), Index(3), Index(4)], "DIRC", "TREE", "link", "\0\0\0\u0004", "\u0040\0"),
        new BytesTarget("certificates", ReadCertificate, [Certificate(rsa: true), Certificate(rsa: false)], "\u0006\u0003U\u001d\u0011", "\u0006\u0003U\u001d%", "\u0006\u0003U\u001d\u0013", "\u0082\u0001*", "\u0087\u0004", "0\u0080", "\u0017\r", "\u0018\u000f", "\0"),
    ];

    private static void ReadReply(byte[] input)
    {
        // As it comes in: a little at a time.
        for (var length = 1; length < input.Length; length += 1 + (length / 2))
        {
            ServerReply.Read(input.AsSpan(0, length));
        }

        CertificateMessage.Read(input)?.ForEach(certificate => certificate.Dispose());
        if (ServerReply.Read(input) is { Alert: { } alert })
        {
            ServerReply.NameOf(alert);
        }
    }

    private static void ReadCertificate(byte[] input)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificate(input);
        }
        catch (CryptographicException)
        {
            return; // the TLS library refuses it before it is ours to read
        }

        using (certificate)
        {
            CertificateReader.Read(certificate);
            ChainJudge.Judge(certificate, [certificate], [], DateTime.UnixEpoch);
        }
    }

    // header, then an entry: stat(40) hash(20) flags(2) name and zeros; of version 4 how much of the name before goes, and no zeros but one
    private static byte[] Index(byte version) =>
        [.. "DIRC"u8, 0, 0, 0, version, 0, 0, 0, 1, .. new byte[60], 0, 4, .. version == 4 ? new byte[] { 0 } : [], .. "a.cs"u8, .. new byte[version == 4 ? 1 : 6]];

    private static byte[] Alert() => [21, 3, 3, 0, 2, 2, 40];

    // record(5) type(1) length(3) version(2) random(32) session(1) suite(2) compression(1) extensions(2+n)
    private static byte[] Hello(byte[] extensions)
    {
        var suite = (ushort)TlsCipherSuite.TLS_AES_128_GCM_SHA256;
        byte[] body = [3, 3, .. new byte[32], 0, (byte)(suite >> 8), (byte)suite, 0, 0, (byte)extensions.Length, .. extensions];
        return [22, 3, 3, 0, (byte)(body.Length + 4), 2, 0, 0, (byte)body.Length, .. body];
    }

    private static byte[] Certificate(bool rsa)
    {
        using var rsaKey = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = rsa ? new CertificateRequest("CN=a.example", rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new("CN=b.example", curve, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("*.example");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 1, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        return made.RawData;
    }
}
