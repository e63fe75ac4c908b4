using Gapless.Gateway.Requests;
using Microsoft.Extensions.Primitives;

namespace Gapless.Gateway.Security;

/// <summary>The headers that every answer carries, whoever wrote it.</summary>
internal static class SecurityHeaders
{
    private static readonly (string Name, StringValues Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"), // for what does not know frame-ancestors
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>What a service may say about its insides, and nobody outside needs.</summary>
    private static readonly string[] Telling = ["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version"];

    public static void Write(Exchange exchange)
    {
        var headers = exchange.Context.Response.Headers;
        foreach (var name in Telling)
        {
            headers.Remove(name);
        }

        foreach (var (name, value) in Always)
        {
            headers[name] = value;
        }

        headers.StrictTransportSecurity = Https.StrictTransport(exchange.Context.Request);
        headers.ContentSecurityPolicy = PolicyFor(exchange);
    }

    // The headers of a 304 replace those kept with the page (RFC 9111, section 3.2), and its nonce would not be the page's.
    private static string? PolicyFor(Exchange exchange) =>
        exchange.Context.Response.StatusCode == StatusCodes.Status304NotModified ? null : ContentSecurityPolicy.For(exchange.Nonce);
}
