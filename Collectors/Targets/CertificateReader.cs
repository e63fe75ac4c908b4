using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Reads what the checks need from a certificate; a broken extension counts as absent.</summary>
internal static class CertificateReader
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyUsage = "2.5.29.37.0";
    private const string Timestamps = "1.3.6.1.4.1.11129.2.4.2";

    public static CertificateFacts Read(X509Certificate2 certificate)
    {
        var (algorithm, bits) = KeyOf(certificate);
        return new(certificate.Subject, certificate.Issuer, Utc(certificate.NotBefore), Utc(certificate.NotAfter))
        {
            Serial = certificate.SerialNumber,
            Names = NamesOf(certificate),
            KeyAlgorithm = algorithm,
            KeyBits = bits,
            SignatureAlgorithm = certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "",
            AllowsServer = AllowsServer(certificate),
            IsSelfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData),
            IsAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(IsAuthority),
            IsLogged = certificate.Extensions[Timestamps] is not null,
        };
    }

    private static DateTimeOffset Utc(DateTime local) => new(local.ToUniversalTime(), TimeSpan.Zero);

    private static ImmutableArray<string> NamesOf(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is { } names
                ? [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(address => address.ToString())]
                : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static bool AllowsServer(X509Certificate2 certificate)
    {
        try
        {
            var usage = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
            return usage is null || usage.EnhancedKeyUsages.Cast<Oid>().Any(one => one.Value is ServerAuthentication or AnyUsage);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsAuthority(X509BasicConstraintsExtension constraints)
    {
        try
        {
            return constraints.CertificateAuthority;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static (string Algorithm, int Bits) KeyOf(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not null)
            {
                return ("RSA", rsa.KeySize);
            }

            using var curve = certificate.GetECDsaPublicKey();
            return curve is not null ? ("ECDSA", curve.KeySize) : (certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value ?? "", 0);
        }
        catch (CryptographicException)
        {
            return (certificate.PublicKey.Oid.Value ?? "", 0);
        }
    }
}
