using System.Text;
using System.Text.RegularExpressions;
using Gapless.Readiness.Masking;

namespace Gapless.Collectors.Masking;

/// <summary>
/// Hides credentials that prose quotes. Unlike a line of configuration, prose says "Secret: rotation policies", so that a colon alone is no assignment.
/// </summary>
/// <example><c>POSTGRES_PASSWORD=moderation_secret</c> becomes <c>POSTGRES_PASSWORD=mode…(17 characters)</c>.</example>
internal static partial class ProseMask
{
    private const string KeyBegin = "-----BEGIN ";
    private const string KeyHeaderEnd = "PRIVATE KEY-----";
    private const string KeyEnd = "-----END ";
    private const int LongestHeader = 64;
    private const int LongestKey = 20_000;

    /// <summary>The text with every secret hidden; line ends stay where they are.</summary>
    public static string Apply(string text)
    {
        text = WithoutPrivateKeys(text);
        text = KnownToken().Replace(text, match => SecretMask.Mask(match.Value));
        text = AddressPassword().Replace(text, match => match.Groups["before"].Value + SecretMask.Mask(match.Groups["secret"].Value) + "@");
        return Assignment().Replace(text, MaskAssignment);
    }

    private static string MaskAssignment(Match match)
    {
        var secret = match.Groups["secret"];
        var bare = secret.Value.Trim('"', '\'');
        return bare.Length == 0 || IsPlaceholder(bare) || bare.Contains('…', StringComparison.Ordinal)
            ? match.Value
            : match.Value[..(secret.Index - match.Index)] + SecretMask.Mask(bare);
    }

    private static bool IsPlaceholder(string value) =>
        value[0] is '<' or '$' or '{' or '[' or '%' or '*' or '.' or '('
        || value.StartsWith("process.env", StringComparison.Ordinal)
        || value.StartsWith("os.environ", StringComparison.Ordinal)
        || value.StartsWith("your", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("xxx", StringComparison.OrdinalIgnoreCase);

    // -----BEGIN RSA PRIVATE KEY----- … -----END RSA PRIVATE KEY-----
    private static string WithoutPrivateKeys(string text)
    {
        var masked = new StringBuilder();
        var copied = 0;
        for (var begin = Find(text, KeyBegin, 0, text.Length); begin >= 0; begin = Find(text, KeyBegin, begin + 1, text.Length))
        {
            var header = Find(text, KeyHeaderEnd, begin, LongestHeader);
            var start = header + KeyHeaderEnd.Length;
            var end = header < 0 ? -1 : Find(text, KeyEnd, start, LongestKey);
            if (end >= 0)
            {
                masked.Append(text.AsSpan(copied, start - copied)).Append('…').Append('\n', text.AsSpan(start, end - start).Count('\n'));
                (copied, begin) = (end, end);
            }
        }

        return copied == 0 ? text : masked.Append(text.AsSpan(copied)).ToString();
    }

    private static int Find(string text, string value, int start, int within) =>
        text.IndexOf(value, start, Math.Min(within, text.Length - start), StringComparison.Ordinal);

    // Prefixes that issuers give to their tokens, and JSON web tokens.
    [GeneratedRegex(
        @"\b(?:AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
        + @"|sk_(?:live|test)_[A-Za-z0-9]{8,}|rk_live_[A-Za-z0-9]{8,}|whsec_[A-Za-z0-9]{8,}|sk-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}"
        + @"|AIza[A-Za-z0-9_-]{35}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|npm_[A-Za-z0-9]{30,}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KnownToken();

    // postgres://user:password@host
    [GeneratedRegex(
        @"(?<before>\b[a-z][a-z0-9+.-]{1,20}://[^\s:@/<$]*:)(?<secret>[^\s@/<$\{]{3,})@",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AddressPassword();

    // POSTGRES_PASSWORD=value   AWS_ACCESS_KEY_ID=value   apiKey = "value"   JWT_SECRET: "value"
    [GeneratedRegex(
        @"(?<before>\b[a-z0-9_.-]*(password|passwd|pwd|secret|token|api_?key|access_?key|private_?key|credential|connection_?string)[a-z0-9_]*)"
        + @"((?<before>=\s?|\s=\s)(?<secret>""[^""\n]+""|'[^'\n]+'|[^\s""'`|,;)]{3,})|(?<before>:\s?)(?<secret>""[^""\n]+""|'[^'\n]+'))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();
}
