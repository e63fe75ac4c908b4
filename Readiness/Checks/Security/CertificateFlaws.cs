using System.Globalization;

namespace Gapless.Readiness.Checks.Security;

/// <summary>What a client would hold against the certificates of one address.</summary>
internal static class CertificateFlaws
{
    public static IEnumerable<(Outcome Outcome, string Text)> Of(TlsEndpoint endpoint, TargetFacts target)
    {
        var leaf = endpoint.Leaf!;
        var host = target.Tls!.Host;
        if (!leaf.Covers(host))
        {
            yield return (Outcome.Fail, $"the certificate is for {(leaf.Names.IsEmpty ? "no name at all" : string.Join(", ", leaf.Names.Take(3)))}, not for {host}");
        }

        if (target.At > leaf.NotAfter || target.At < leaf.NotBefore)
        {
            yield return (Outcome.Fail, string.Create(CultureInfo.InvariantCulture, $"the certificate is valid from {leaf.NotBefore:yyyy-MM-dd} to {leaf.NotAfter:yyyy-MM-dd} only"));
        }

        if (OfTrust(endpoint, leaf, target) is { } flaw)
        {
            yield return flaw;
        }

        foreach (var weakness in OfKeys(endpoint))
        {
            yield return (Outcome.Fail, weakness);
        }
    }

    private static (Outcome Outcome, string Text)? OfTrust(TlsEndpoint endpoint, CertificateFacts leaf, TargetFacts target) => endpoint.Trust switch
    {
        ChainTrust.Trusted => null,
        ChainTrust.Registered when target.Declared.IsInternal => (Outcome.Partial, "the certificate comes from a private authority, which is registered"),
        ChainTrust.Registered => (Outcome.Fail, "the certificate comes from a private authority, which public clients do not trust"),
        ChainTrust.SelfSigned => (Outcome.Fail, "the certificate is self-signed"),

        // Public certificates are logged: then the chain exists, and the server only fails to send it.
        ChainTrust.Incomplete when leaf.IsLogged => (Outcome.Partial, "the server does not send the intermediate certificate; browsers may find it, other clients fail"),
        ChainTrust.Incomplete => (Outcome.Fail, $"the chain ends at \"{endpoint.Chain[^1].IssuerName}\", which clients do not know"),
        ChainTrust.Broken => (Outcome.Fail, "the chain is broken: a signature or a constraint does not hold"),
        _ => (Outcome.Fail, $"the chain ends in \"{endpoint.Chain[^1].IssuerName}\", which clients do not trust"),
    };

    private static IEnumerable<string> OfKeys(TlsEndpoint endpoint)
    {
        var leaf = endpoint.Leaf!;
        if (!leaf.AllowsServer)
        {
            yield return "the certificate is not made for servers (extended key usage)";
        }

        if (leaf.KeyAlgorithm.StartsWith("RSA", StringComparison.Ordinal) ? leaf.KeyBits < 2048 : leaf.KeyBits is > 0 and < 256)
        {
            yield return $"the key is too short ({leaf.KeyAlgorithm} {leaf.KeyBits})";
        }

        // The signature of a root is not used.
        foreach (var weak in endpoint.Chain.Where(certificate => !certificate.IsSelfSigned && IsWeak(certificate.SignatureAlgorithm)).Take(1))
        {
            yield return $"the signature of \"{weak.Name}\" is {weak.SignatureAlgorithm}";
        }
    }

    private static bool IsWeak(string algorithm) =>
        algorithm.StartsWith("sha1", StringComparison.OrdinalIgnoreCase) || algorithm.StartsWith("md", StringComparison.OrdinalIgnoreCase);
}
