using System.Text.RegularExpressions;

namespace Gapless.Readiness.Targets.Headers;

/// <summary>A Set-Cookie field as a browser reads it (RFC 6265bis, section 5.6); the value itself is not kept.</summary>
public sealed partial record SetCookie(string Name, int Size)
{
    public bool IsSecure { get; init; }

    public bool IsHttpOnly { get; init; }

    /// <summary>Lax, Strict or None; null when it is not said or not understood.</summary>
    public string? SameSite { get; init; }

    /// <summary>SameSite has a value that no browser knows; it counts as if it were not there.</summary>
    public bool HasUnknownSameSite { get; init; }

    public string? Path { get; init; }

    public string? Domain { get; init; }

    /// <summary>Its name says that it carries a session or a token.</summary>
    public bool IsSession => (SessionName().IsMatch(Name) || IsOfAspNetCore(Name)) && !IsForgeryToken;

    /// <summary>Its name says that it guards against forged requests; scripts may have to read it.</summary>
    public bool IsForgeryToken => ForgeryName().IsMatch(Name);

    /// <summary>A load balancer's, to find the same server again.</summary>
    public bool IsAffinity => AffinityName().IsMatch(Name);

    /// <summary>Null for what a browser ignores: no name and no value.</summary>
    public static SetCookie? Parse(string field)
    {
        // __Host-id=31d4d96e407aad42; Path=/; Secure; HttpOnly; SameSite=Lax
        var parts = field.Split(';');
        var pair = parts[0];
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : pair[..equals].Trim();
        if (pair.Trim().Length == 0 || (name.Length == 0 && pair[(equals + 1)..].Trim().Length == 0))
        {
            return null;
        }

        var cookie = new SetCookie(name, pair.Trim().Length);
        foreach (var part in parts.AsSpan(1))
        {
            var split = part.IndexOf('=', StringComparison.Ordinal);
            cookie = cookie.WithAttribute((split < 0 ? part : part[..split]).Trim().ToLowerInvariant(), split < 0 ? "" : part[(split + 1)..].Trim());
        }

        return cookie;
    }

    private SetCookie WithAttribute(string name, string value) => name switch
    {
        "secure" => this with { IsSecure = true },
        "httponly" => this with { IsHttpOnly = true },
        "path" => this with { Path = value },
        "domain" => this with { Domain = value.TrimStart('.') },
        "samesite" => this with { SameSite = SameSiteOf(value), HasUnknownSameSite = SameSiteOf(value) is null },
        _ => this,
    };

    // Its antiforgery, identity and session cookies; not the chosen language.
    private static bool IsOfAspNetCore(string name) => name.IndexOf(".AspNetCore.", StringComparison.OrdinalIgnoreCase) is var at and >= 0
        && name.AsSpan(at + ".AspNetCore.".Length) is var rest
        && !rest.StartsWith("Culture", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("Mvc", StringComparison.OrdinalIgnoreCase);

    private static string? SameSiteOf(string value) =>
        value.Equals("strict", StringComparison.OrdinalIgnoreCase) ? "Strict"
        : value.Equals("lax", StringComparison.OrdinalIgnoreCase) ? "Lax"
        : value.Equals("none", StringComparison.OrdinalIgnoreCase) ? "None"
        : null;

    [GeneratedRegex(@"sess|login|sid\b|(^|[^a-z])sid([^a-z]|$)|auth|token|jwt|connect\.sid|PHPSESSID|JSESSIONID", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SessionName();

    [GeneratedRegex("csrf|xsrf|antiforgery|requestverification", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ForgeryName();

    [GeneratedRegex("^(ARRAffinity|ARRAffinitySameSite|AWSALB|AWSALBCORS|AWSALBTG|AWSALBTGCORS|AWSELB|AWSELBCORS|GCLB|BIGipServer.*|__cf_bm|__cflb|cf_clearance|INGRESSCOOKIE)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AffinityName();
}
