using System.Security.Cryptography;

namespace Gapless.Gateway.Security;

/// <summary>The Content-Security-Policy (https://www.w3.org/TR/CSP3/): everything from here, scripts and styles by file or by this answer's nonce.</summary>
internal static class ContentSecurityPolicy
{
    /// <summary>Tells the page behind the gateway which nonce its scripts and styles must carry.</summary>
    public const string NonceHeader = "X-Csp-Nonce";

    private const int NonceBytes = 16;
    private const int Ahead = 256;

    [ThreadStatic]
    private static byte[]? random;

    [ThreadStatic]
    private static int left;

    /// <summary>Asks the generator for many at once: a call costs it more than the bytes do.</summary>
    public static string NewNonce()
    {
        random ??= new byte[Ahead * NonceBytes];
        if (left == 0)
        {
            RandomNumberGenerator.Fill(random);
            left = Ahead;
        }

        var bytes = random.AsSpan(--left * NonceBytes, NonceBytes);
        var nonce = Convert.ToBase64String(bytes);
        bytes.Clear();
        return nonce;
    }

    public static string For(string nonce) =>
        $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; upgrade-insecure-requests";
}
