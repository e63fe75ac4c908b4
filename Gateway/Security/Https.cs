using System.Net.Security;
using Microsoft.AspNetCore.HttpsPolicy;

namespace Gapless.Gateway.Security;

/// <summary>HTTPS only: plain requests are sent there, and browsers are told to come that way for a year (RFC 6797).</summary>
internal static class Https
{
    private const string AYear = "max-age=31536000; includeSubDomains";

    // Forward secrecy and authenticated encryption only (RFC 9325, section 4.2). Other systems than Linux have their own list for the whole machine.
    private static readonly CipherSuitesPolicy? Suites = OperatingSystem.IsLinux() ? new CipherSuitesPolicy(
    [
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ]) : null;

    public static void AddHttps(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server => server.ConfigureHttpsDefaults(https => https.OnAuthenticate = static (_, tls) => tls.CipherSuitesPolicy = Suites));
        builder.Services.Configure<HttpsRedirectionOptions>(options => options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);
    }

    /// <summary>
    /// The Strict-Transport-Security of an answer. None over plain HTTP, where it means nothing, and none for "localhost" itself, where other
    /// people's work runs too: see gapless.dev.localhost.
    /// </summary>
    public static string? StrictTransport(HttpRequest request) =>
        request.IsHttps && !IsThisMachine(request.Host.Host) ? AYear : null;

    private static bool IsThisMachine(string host) => host is "127.0.0.1" or "[::1]" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
