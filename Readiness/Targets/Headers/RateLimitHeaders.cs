using System.Globalization;

namespace Gapless.Readiness.Targets.Headers;

/// <summary>Rate-limit fields of the IETF draft, its older form, and the X- form.</summary>
public static class RateLimitHeaders
{
    private static readonly ImmutableArray<string> Known =
    [
        "ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset",
        "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "x-rate-limit-limit", "x-rate-limit-remaining", "retry-after",
    ];

    /// <summary>Those fields that the answer carries.</summary>
    public static ImmutableArray<string> In(AnswerHeaders headers) => [.. Known.Where(headers.Has)];

    /// <summary>How many requests are left, or null when the answer does not say.</summary>
    public static int? Remaining(AnswerHeaders headers)
    {
        foreach (var name in (ReadOnlySpan<string>)["ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining"])
        {
            if (headers[name] is { } value && Number(value) is { } number)
            {
                return number;
            }
        }

        // RateLimit: "default";r=50;t=30
        return headers["ratelimit"] is { } field
            ? field.Split([';', ','], StringSplitOptions.TrimEntries)
                .Where(part => part.StartsWith("r=", StringComparison.Ordinal) || part.StartsWith("remaining=", StringComparison.Ordinal))
                .Select(part => Number(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]))
                .FirstOrDefault()
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Split(',', ';')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
