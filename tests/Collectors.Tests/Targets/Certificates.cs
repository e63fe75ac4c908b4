using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gapless.Collectors.Tests.Targets;

/// <summary>Certificates made in the test.</summary>
internal static class Certificates
{
    public static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-30);
    public static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddDays(60);

    public static X509Certificate2 Authority(string name, X509Certificate2? issuer = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return issuer is null ? request.CreateSelfSigned(From.AddDays(-1), To.AddDays(1)) : Signed(request, issuer, From, To).CopyWithPrivateKey(key);
    }

    public static X509Certificate2 Leaf(string name, X509Certificate2? issuer = null, Action<CertificateRequest>? change = null, DateTimeOffset? to = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        change?.Invoke(request);
        return issuer is null ? request.CreateSelfSigned(From, to ?? To) : Signed(request, issuer, From, to ?? To).CopyWithPrivateKey(key);
    }

    public static X509Certificate2Collection Chain(params X509Certificate2[] certificates) => [.. certificates];

    private static X509Certificate2 Signed(CertificateRequest request, X509Certificate2 issuer, DateTimeOffset from, DateTimeOffset to) =>
        request.Create(issuer, from, to, RandomNumberGenerator.GetBytes(8));
}
