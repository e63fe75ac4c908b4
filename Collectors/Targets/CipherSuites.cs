using System.Net.Security;

namespace Gapless.Collectors.Targets;

/// <summary>The suites each handshake offers.</summary>
internal static class CipherSuites
{
    public static IReadOnlyList<TlsCipherSuite> Tls13 { get; } =
        [TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256];

    /// <summary>Forward secrecy and authenticated encryption.</summary>
    public static IReadOnlyList<TlsCipherSuite> Strong { get; } =
    [
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    /// <summary>CBC, or no forward secrecy.</summary>
    public static IReadOnlyList<TlsCipherSuite> Weak { get; } =
    [
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
        TlsCipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA, TlsCipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256, TlsCipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256,
        TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, TlsCipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256, TlsCipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
        TlsCipherSuite.TLS_RSA_WITH_CAMELLIA_128_CBC_SHA, TlsCipherSuite.TLS_RSA_WITH_CAMELLIA_256_CBC_SHA,
    ];

    /// <summary>RC4, 3DES, DES, NULL, export and anonymous suites.</summary>
    public static IReadOnlyList<TlsCipherSuite> Broken { get; } =
    [
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_RC4_128_SHA, TlsCipherSuite.TLS_ECDHE_RSA_WITH_RC4_128_SHA,
        TlsCipherSuite.TLS_RSA_WITH_RC4_128_SHA, TlsCipherSuite.TLS_RSA_WITH_RC4_128_MD5,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA, TlsCipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA,
        TlsCipherSuite.TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA, TlsCipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
        TlsCipherSuite.TLS_RSA_WITH_DES_CBC_SHA, TlsCipherSuite.TLS_DHE_RSA_WITH_DES_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_NULL_SHA, TlsCipherSuite.TLS_ECDHE_RSA_WITH_NULL_SHA,
        TlsCipherSuite.TLS_RSA_WITH_NULL_SHA256, TlsCipherSuite.TLS_RSA_WITH_NULL_SHA, TlsCipherSuite.TLS_RSA_WITH_NULL_MD5,
        TlsCipherSuite.TLS_RSA_EXPORT_WITH_RC4_40_MD5, TlsCipherSuite.TLS_RSA_EXPORT_WITH_DES40_CBC_SHA,
        TlsCipherSuite.TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA,
        TlsCipherSuite.TLS_ECDH_anon_WITH_AES_128_CBC_SHA, TlsCipherSuite.TLS_DH_anon_WITH_AES_128_CBC_SHA,
        TlsCipherSuite.TLS_DH_anon_WITH_AES_128_GCM_SHA256,
    ];

    /// <summary>Everything a server of the old versions may still choose.</summary>
    public static IReadOnlyList<TlsCipherSuite> Old { get; } =
        [.. Weak.Where(suite => !IsSha2(suite)), .. Broken.Where(suite => !IsSha2(suite))];

    // The SHA-256 and SHA-384 suites begin with TLS 1.2.
    private static bool IsSha2(TlsCipherSuite suite)
    {
        var name = suite.ToString();
        return name.EndsWith("SHA256", StringComparison.Ordinal) || name.EndsWith("SHA384", StringComparison.Ordinal);
    }
}
