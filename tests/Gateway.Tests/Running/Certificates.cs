using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gapless.Gateway.Tests.Running;

/// <summary>An authority and the certificate it gave the gateway, made anew for each run.</summary>
internal static class Certificates
{
    public const string Host = "gapless.dev.localhost";

    private static readonly Lazy<(X509Certificate2 Authority, X509Certificate2 Server)> Made = new(Make);

    public static X509Certificate2 Authority => Made.Value.Authority;

    public static X509Certificate2 Server => Made.Value.Server;

    private static (X509Certificate2 Authority, X509Certificate2 Server) Make()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Tests of the gateway", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var authority = authorityRequest.CreateSelfSigned(now.AddDays(-2), now.AddDays(400));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Host, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var signed = request.Create(authority, now.AddDays(-1), now.AddDays(200), RandomNumberGenerator.GetBytes(12));
        using var together = signed.CopyWithPrivateKey(key);
        return (authority, X509CertificateLoader.LoadPkcs12(together.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable));
    }
}
