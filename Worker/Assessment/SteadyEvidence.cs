using System.Text.RegularExpressions;
using Gapless.Contracts.Scans;

namespace Gapless.Worker.Assessment;

/// <summary>
/// What of an observation stays the same while its target does. No answer of a running system is quite like the one before: left in, how long it took and
/// what was drawn or counted for it alone would make a change of every look, every ten minutes.
/// </summary>
internal static partial class SteadyEvidence
{
    public static IReadOnlyList<ScanEvidence> Of(IEnumerable<ScanEvidence> evidence) =>
        [.. evidence.Select(one => one with { Message = Of(one.Message), Exchange = one.Exchange is { } exchange ? Of(exchange) : null })];

    /// <summary>For comparing, not for reading.</summary>
    public static string Of(string text) => Fleeting().Replace(text, "");

    private static ScanExchange Of(ScanExchange exchange) => exchange with
    {
        Url = Of(exchange.Url),
        Headers = exchange.Headers.ToDictionary(header => header.Key, header => OfHeader(header.Key, header.Value), StringComparer.Ordinal),
        Ms = 0,
    };

    private static string OfHeader(string name, string value) => FleetingHeader().IsMatch(name) ? "" : name == "set-cookie" ? CookieValue().Replace(Of(value), "") : Of(value);

    // "200 in 34 ms"   "1204 bytes become 611"   "body SHA-256 5f1d…"   https://shop.example/gapless-7d1f…   script-src 'nonce-aGVsbG8='   visit=…; Expires=Wed, 21 Oct 2026 07:28:00 GMT
    [GeneratedRegex(@"\d[\d.,]* ms\b|\d+ bytes( become \d+)?|SHA-256 [0-9a-f]+|/gapless-\w+|'nonce-[^']*'|expires=\w{3}, [^;,]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fleeting();

    [GeneratedRegex("^(age|date|etag|expires|last-modified|retry-after|x-cache.*|.*rate-?limit.*|.*request-?id|.*trace.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FleetingHeader();

    // visit=31d4…; Path=/; HttpOnly
    [GeneratedRegex("=[^;,]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CookieValue();
}
