using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

/// <summary>How long an answer says that it may be kept (RFC 9111).</summary>
internal static partial class CacheLife
{
    public static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>Zero where it must not be kept or must be asked for each time; null where nothing is said.</summary>
    public static TimeSpan? Of(Answer answer)
    {
        var control = answer.Headers.Joined("cache-control").ToLowerInvariant();
        if (control.Contains("no-store", StringComparison.Ordinal) || control.Contains("no-cache", StringComparison.Ordinal))
        {
            return TimeSpan.Zero;
        }

        if (MaxAge().Match(control) is { Success: true } match)
        {
            return TimeSpan.FromSeconds(Math.Min(long.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture), 10L * 365 * 86_400));
        }

        return DateTimeOffset.TryParse(answer.Headers["expires"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
            && DateTimeOffset.TryParse(answer.Headers["date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (expires > date ? expires - date : TimeSpan.Zero)
            : null;
    }

    /// <summary>The name changes with the content: app.3f9a1c2b.js, /_next/static/…, app-BxY12_kQ.js, app.css?v=9d3b7c51</summary>
    public static bool IsFingerprinted(ProbeRequest request) => Fingerprint().IsMatch(request.Path);

    [GeneratedRegex("""(?<![-\w])max-age=(?<seconds>\d{1,12})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MaxAge();

    [GeneratedRegex("""([.-][0-9a-f]{8,}\.|/_next/static/|/_nuxt/|/_app/immutable/|/assets/[^/?]+-[\w-]{8}\.\w+|\.(?=[a-z0-9]*\d)[a-z0-9]{10}\.(js|css)|\?(v|ver|version|hash)?=?[\w-]{8,})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fingerprint();
}
