using System.Globalization;

namespace Gapless.Gateway.RateLimits;

/// <summary>Tells callers where they stand (RateLimit and RateLimit-Policy, draft-ietf-httpapi-ratelimit-headers).</summary>
internal static class RateLimitHeaders
{
    public static void Write(IHeaderDictionary headers, Standing standing)
    {
        headers["RateLimit-Policy"] = standing.Policy.Header;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{standing.Policy.Name}\";r={standing.Remaining};t={standing.ResetSeconds}");
    }
}
