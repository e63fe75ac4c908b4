namespace Gapless.Readiness.Targets;

/// <summary>What a handshake offered.</summary>
public enum TlsVersion
{
    Ssl3,
    Tls10,
    Tls11,

    /// <summary>TLS 1.2 with authenticated encryption and forward secrecy.</summary>
    Tls12,
    Tls13,

    /// <summary>TLS 1.2 with CBC or without forward secrecy, and nothing else.</summary>
    Tls12Weak,

    /// <summary>TLS 1.2 with RC4, 3DES, NULL or export suites, and nothing else.</summary>
    Tls12Broken,
}
