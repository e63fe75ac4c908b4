using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks;

/// <summary>Names under which secrets are kept.</summary>
public static partial class SecretNames
{
    /// <summary><c>DB_PASSWORD</c> and <c>stripeApiKey</c> are; <c>TOKEN_URL</c>, <c>SECRET_KEY_FILE</c> and <c>PASSWORD_MIN_LENGTH</c> are not.</summary>
    public static bool IsSecret(string name) => Secret().IsMatch(name) && !AboutASecret().IsMatch(name);

    [GeneratedRegex("""(pass(word|wd|phrase)?(_?hash)?$|passw(or)?d|secret|token|api[_-]?key|private[_-]?key|access[_-]?key|signing[_-]?key|encryption[_-]?key|conn(ection)?[_-]?str(ing)?|credentials?$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("""([_-]?(url|uri|file|path|dir|name|length|len|min|max|expiry|expires?(_?in)?|ttl|lifetime|timeout|type|enabled|required|policy|rotation|count|limit|header|endpoint|issuer|audience|algorithm|arn|version|prefix|id|identifier|command|field|label|regex|pattern)$|^(public|csrf|xsrf|next_public|vite|react_app))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AboutASecret();
}
