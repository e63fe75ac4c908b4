using System.Security.Cryptography;

namespace Gapless.Gateway.Security;

/// <summary>The Content-Security-Policy (https://www.w3.org/TR/CSP3/): everything from here, scripts and styles by file or by this answer's nonce.</summary>
internal static class ContentSecurityPolicy
{
    /// <summary>Tells the page behind the gateway which nonce its scripts and styles must carry.</summary>
    public const string NonceHeader = "X-Csp-Nonce";

    private static readonly object Key = new();

    public static string Nonce(HttpContext context)
    {
        if (context.Items[Key] is not string nonce)
        {
            context.Items[Key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }

    public static string For(HttpContext context)
    {
        var nonce = Nonce(context);
        return $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; object-src 'none'; " +
            "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; upgrade-insecure-requests";
    }
}
