namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>What the edge networks put on the answers they pass on.</summary>
internal static class EdgeMarks
{
    private static readonly ImmutableArray<(string Header, string? Starts, string Edge)> Marks =
    [
        ("cf-ray", null, "Cloudflare"),
        ("x-amz-cf-id", null, "CloudFront"),
        ("x-amz-cf-pop", null, "CloudFront"),
        ("x-azure-ref", null, "Azure Front Door"),
        ("x-akamai-transformed", null, "Akamai"),
        ("x-akamai-request-id", null, "Akamai"),
        ("x-sucuri-id", null, "Sucuri"),
        ("x-iinfo", null, "Imperva"),
        ("x-served-by", "cache-", "Fastly"),
        ("x-vercel-cache", null, "Vercel"),
        ("x-vercel-id", null, "Vercel"),
        ("x-nf-request-id", null, "Netlify"),
        ("x-goog-cache-control", null, "Google"),
        ("server", "cloudflare", "Cloudflare"),
        ("server", "AkamaiGHost", "Akamai"),
        ("server", "AkamaiNetStorage", "Akamai"),
        ("server", "BunnyCDN", "Bunny"),
        ("server", "Vercel", "Vercel"),
        ("server", "Netlify", "Netlify"),
        ("via", "1.1 google", "Google"),
    ];

    /// <summary>The edge that answered and the header that says so, or null.</summary>
    public static (string Edge, string Header)? Of(Answer answer)
    {
        var mark = Marks.FirstOrDefault(mark => answer.Headers[mark.Header] is { } value && (mark.Starts is null || value.Contains(mark.Starts, StringComparison.OrdinalIgnoreCase)));
        return mark.Header is null ? null : (mark.Edge, mark.Header);
    }
}
