using System.Text.RegularExpressions;
using Gapless.Readiness.Masking;

namespace Gapless.Collectors.Masking;

/// <summary>
/// Hides credentials that prose quotes. Unlike a line of configuration, prose says "Secret: rotation policies", so that a colon alone is no assignment.
/// </summary>
/// <example><c>POSTGRES_PASSWORD=moderation_secret</c> becomes <c>POSTGRES_PASSWORD=mode…(17 characters)</c>.</example>
internal static partial class ProseMask
{
    /// <summary>The text with every secret hidden; line ends stay where they are.</summary>
    public static string Apply(string text)
    {
        text = PrivateKey().Replace(text, KeepLineEnds);
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

    private static string KeepLineEnds(Match match) =>
        match.Groups["before"].Value + "…" + new string('\n', match.Groups["secret"].ValueSpan.Count('\n')) + match.Groups["after"].Value;

    // -----BEGIN RSA PRIVATE KEY----- … -----END RSA PRIVATE KEY-----
    [GeneratedRegex(
        @"(?<before>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)(?<secret>[A-Za-z0-9+/=\s:,-]{0,20000}?)(?<after>-----END [A-Z ]{0,30}PRIVATE KEY-----)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex PrivateKey();

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
