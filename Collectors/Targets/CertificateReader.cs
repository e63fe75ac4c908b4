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
        var (algorithm, bits) = Try(() => KeyOf(certificate), (certificate.GetKeyAlgorithm(), 0));

        // Without readable dates it was never valid.
        return new(
            Try(() => certificate.Subject, ""), Try(() => certificate.Issuer, ""),
            Try(() => Utc(certificate.NotBefore), DateTimeOffset.MinValue), Try(() => Utc(certificate.NotAfter), DateTimeOffset.MinValue))
        {
            Serial = certificate.SerialNumber,
            Names = Try(() => NamesOf(certificate), []),
            KeyAlgorithm = algorithm,
            KeyBits = bits,
            SignatureAlgorithm = certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "",
            AllowsServer = Try(() => AllowsServer(certificate), otherwise: false),
            IsSelfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData),
            IsAuthority = Try(() => certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(one => one.CertificateAuthority), otherwise: false),
            IsLogged = Try(() => certificate.Extensions[Timestamps] is not null, otherwise: false),
        };
    }

    // The platform decodes each part when it is first asked for.
    private static T Try<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return otherwise;
        }
    }

    private static DateTimeOffset Utc(DateTime local) => new(local.ToUniversalTime(), TimeSpan.Zero);

    private static ImmutableArray<string> NamesOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is { } names
            ? [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(address => address.ToString())]
            : [];

    private static bool AllowsServer(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        return usage is null || usage.EnhancedKeyUsages.Cast<Oid>().Any(one => one.Value is ServerAuthentication or AnyUsage);
    }

    private static (string Algorithm, int Bits) KeyOf(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return ("RSA", rsa.KeySize);
        }

        using var curve = certificate.GetECDsaPublicKey();
        return curve is not null ? ("ECDSA", curve.KeySize) : (certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value ?? "", 0);
    }
}
