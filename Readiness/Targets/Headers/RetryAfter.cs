using System.Globalization;

namespace Gapless.Readiness.Targets.Headers;

/// <summary>A Retry-After field: seconds or a date (RFC 9110, section 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>How long to wait from now on, never below zero; null when the field is unreadable.</summary>
    public static TimeSpan? Parse(string field, DateTimeOffset now)
    {
        var text = field.Trim();
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        // Fri, 31 Dec 1999 23:59:59 GMT
        return DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date > now ? date - now : TimeSpan.Zero
            : null;
    }
}
