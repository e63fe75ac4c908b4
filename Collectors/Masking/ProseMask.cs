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
        var value = match.Groups["secret"].Value;
        var bare = value.Trim('"', '\'');
        return bare.Length == 0 || IsPlaceholder(bare) || bare.Contains('…', StringComparison.Ordinal)
            ? match.Value
            : match.Groups["before"].Value + SecretMask.Mask(bare);
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
        @"\b(?:AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|glpat-[A-Za-z0-9_-]{16,64}"
        + @"|sk_(?:live|test)_[A-Za-z0-9]{8,128}|rk_live_[A-Za-z0-9]{8,128}|whsec_[A-Za-z0-9]{8,128}|sk-[A-Za-z0-9_-]{20,200}|xox[abprs]-[A-Za-z0-9-]{10,200}"
        + @"|AIza[A-Za-z0-9_-]{35}|SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}|npm_[A-Za-z0-9]{30,64}|eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,2000})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KnownToken();

    // postgres://user:password@host
    [GeneratedRegex(
        @"(?<before>\b[a-z][a-z0-9+.-]{1,20}://[^\s:@/<$]{0,64}:)(?<secret>[^\s@/<$\{]{3,200})@",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AddressPassword();

    // POSTGRES_PASSWORD=value   AWS_ACCESS_KEY_ID=value   apiKey = "value"   JWT_SECRET: "value"
    [GeneratedRegex(
        @"(?<before>\b[A-Za-z0-9_.-]{0,60}(?:password|passwd|pwd|secret|token|api_?key|access_?key|access_?key_?id|private_?key|client_?secret|credentials?|connection_?string)[A-Za-z0-9_]{0,20}"
        + @"(?:=\s?|\s=\s|:\s?(?=[""'])))(?<secret>""[^""\n]{1,400}""|'[^'\n]{1,400}'|[^\s""'`|,;)]{3,400})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Assignment();
}
