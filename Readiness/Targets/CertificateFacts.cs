using System.Net;

namespace Gapless.Readiness.Targets;

/// <summary>A certificate as a server sent it.</summary>
public sealed record CertificateFacts(string Subject, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public string Serial { get; init; } = "";

    /// <summary>DNS names and IP addresses it is valid for.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>RSA, ECDSA, Ed25519 and the like.</summary>
    public string KeyAlgorithm { get; init; } = "";

    public int KeyBits { get; init; }

    /// <summary>Such as <c>sha256RSA</c>.</summary>
    public string SignatureAlgorithm { get; init; } = "";

    /// <summary>It has no extended key usage, or one that includes TLS servers.</summary>
    public bool AllowsServer { get; init; } = true;

    public bool IsSelfSigned { get; init; }

    public bool IsAuthority { get; init; }

    /// <summary>It carries certificate-transparency timestamps, as every publicly trusted certificate does.</summary>
    public bool IsLogged { get; init; }

    public TimeSpan Lifetime => NotAfter - NotBefore;

    /// <summary>The subject's common name, else the whole subject.</summary>
    public string Name => CommonName(Subject);

    /// <summary>The issuer's common name, else the whole issuer.</summary>
    public string IssuerName => CommonName(Issuer);

    /// <summary>The host is one of its names; a wildcard stands for exactly one label (RFC 9525).</summary>
    public bool Covers(string host)
    {
        var wanted = host.Trim('[', ']').TrimEnd('.');
        return IPAddress.TryParse(wanted, out var address)
            ? Names.Any(name => IPAddress.TryParse(name, out var own) && own.Equals(address))
            : Names.Any(name => Matches(name.TrimEnd('.'), wanted));
    }

    private static bool Matches(string pattern, string host)
    {
        if (!pattern.StartsWith("*.", StringComparison.Ordinal))
        {
            return pattern.Equals(host, StringComparison.OrdinalIgnoreCase);
        }

        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && host.AsSpan(dot).Equals(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }

    // CN=example.com, O=Example
    private static string CommonName(string distinguished) =>
        distinguished.Split(',', StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => part.StartsWith("CN=", StringComparison.OrdinalIgnoreCase))?[3..] ?? distinguished;
}
