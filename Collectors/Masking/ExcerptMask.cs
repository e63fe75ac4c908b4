using System.Buffers;
using System.Text.RegularExpressions;
using Gapless.Readiness.Masking;

namespace Gapless.Collectors.Masking;

/// <summary>
/// Takes secrets out of a line that is quoted as evidence for something else. It would rather hide too much than too little.
/// </summary>
internal static partial class ExcerptMask
{
    // One of these stands in every line that the patterns below could match; most lines have none.
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        [
            "passw", "pwd", "secret", "token", "key", "connection", "credential", "://", "AKIA", "ASIA", "ghp", "gho", "ghs", "ghu", "glpat", "github_pat", "sk_", "rk_",
            "xox", "npm", "SG-", "SG_", "SG.", "SGA", "AIza", "hf-", "hf_", "hf.", "hfA", "dop_v1", "pypi", "eyJ",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static string Mask(string line)
    {
        if (line.AsSpan().IndexOfAny(Telling) < 0)
        {
            return line;
        }

        var masked = Assignment().Replace(line, Replace);
        masked = UserInformation().Replace(masked, Replace);
        return Token().Replace(masked, match => SecretMask.Mask(match.Value));
    }

    // The groups before and after the secret stay as they are.
    private static string Replace(Match match) => match.Groups["value"] is var value && IsReference(value.ValueSpan)
        ? match.Value
        : string.Concat(match.ValueSpan[..(value.Index - match.Index)], SecretMask.Mask(value.Value), match.ValueSpan[(value.Index - match.Index + value.Length)..]);

    private static bool IsReference(ReadOnlySpan<char> value) => value.StartsWith("$") || value.StartsWith("{{") || value.StartsWith("%") || value.Contains('…');

    // password = "hunter2", API_KEY: abc123, "clientSecret": "…"; code such as token = request.headers stays
    [GeneratedRegex("""(?<key>password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|connection[_-]?string|credential)[a-z_-]*["']?\s*(=|:|=>|:=)\s*(["'](?<value>[^"'\s]{4,})["']|(?<value>[^\s"'()\[\]{}.,;]{6,})(?=\s|$))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Assignment();

    // postgres://user:password@host, Password=…;
    [GeneratedRegex("""(://[^\s:/@"']{0,64}:(?<value>[^\s@/"']{3,})@)|((password|pwd|accountkey|sharedaccesskey)=(?<value>[^;\s"']{3,}))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UserInformation();

    // Tokens whose makers gave them a prefix.
    [GeneratedRegex("""\b(AKIA|ASIA)[0-9A-Z]{12,}|\b(ghp|gho|ghs|ghu|glpat|github_pat|sk_live|rk_live|sk_test|xox[abprs]|npm|SG|AIza|hf|dop_v1|pypi)[-_.A][A-Za-z0-9_.-]{16,}|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}(\.[A-Za-z0-9_-]*)?""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
