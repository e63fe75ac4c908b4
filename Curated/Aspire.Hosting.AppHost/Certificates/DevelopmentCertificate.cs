using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Certificates;

/// <summary>
/// The certificate for https on this machine: the one that <c>dotnet dev-certs https</c> made, if there is one (a browser may trust it), else our own.
/// </summary>
internal sealed record DevelopmentCertificate(string Path, string Password)
{
    // Marks the certificates of dotnet dev-certs.
    private const string DevelopmentMark = "1.3.6.1.4.1.311.84.1.1";
    private static readonly Lock Gate = new();

    public static DevelopmentCertificate For(HostFolders folders)
    {
        var certificate = new DevelopmentCertificate(
            System.IO.Path.Combine(folders.State, "https.pfx"),
            new Parameters.GeneratedSecrets(folders).GetOrAdd("https-certificate-password", () => RandomNumberGenerator.GetHexString(32)));
        lock (Gate)
        {
            if (!certificate.IsUsable())
            {
                using var made = FromDotnet() ?? Make();
                PrivateFile.Write(certificate.Path, made.Export(X509ContentType.Pfx, certificate.Password));
            }
        }

        return certificate;
    }

    private bool IsUsable()
    {
        try
        {
            using var existing = X509CertificateLoader.LoadPkcs12FromFile(Path, Password);
            return existing.MatchesHostname("any.dev.localhost") && existing.NotAfter.ToUniversalTime() > TimeProvider.System.GetUtcNow().AddDays(30).UtcDateTime;
        }
        catch (CryptographicException)
        {
            return false; // absent, half-written, or under another password
        }
    }

    private static X509Certificate2? FromDotnet()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException)
        {
            return null; // no store yet
        }

        return store.Certificates.Where(candidate => candidate.HasPrivateKey && candidate.NotAfter.ToUniversalTime() > TimeProvider.System.GetUtcNow().AddDays(30).UtcDateTime
                && candidate.Extensions.Any(extension => extension.Oid?.Value == DevelopmentMark))
            .OrderByDescending(candidate => candidate.NotAfter).FirstOrDefault();
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("*.dev.localhost"); // as the one of dotnet dev-certs
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(365));
    }
}
