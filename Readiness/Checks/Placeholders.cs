using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks;

/// <summary>Values that stand where a secret will stand: examples, references, templates.</summary>
public static partial class Placeholders
{
    // What the reader of charts writes for an expression that it does not compute.
    private const string Computed = "__dynamic__";

    /// <summary>The value is no secret: empty, an example, or a reference to where the secret comes from.</summary>
    public static bool IsPlaceholder(string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return text.Length == 0 || Reference().IsMatch(text) || Example().IsMatch(text) || Name().IsMatch(text) || text.Distinct().Take(2).Count() == 1;
    }

    // STRONG_DB_PASSWORD: the name of what belongs here
    [GeneratedRegex("""^[A-Z]{2,}(_[A-Z]{2,})+$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    /// <summary>The value points to a secret that is kept elsewhere.</summary>
    public static bool IsReference(string value) => value.Contains(Computed, StringComparison.Ordinal) || Reference().IsMatch(value.Trim().Trim('"', '\''));

    [GeneratedRegex("""(^\$\w|\$\{|\$\(|\{\{|^%\w+%$|process\.env|os\.environ|getenv|@Microsoft\.KeyVault\(|^ENC\[|^!Ref|^!Sub|^arn:|^vault:|^sops|^secretref:|^ssm:|^op://)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("""(example|sample|dummy|fake|change[-_ ]?(me|this|it)|placeholder|cafebabe|deadbeef|your[-_ ]|^(your|tu|mi|my|dein|ihr|votre|mon)(own|new|strong|secure|super|secret|db)*(password|passwort|passwd|secret|token|key|contrase\w*)|my[-_](secret|token|key|password)|xxx+|\*{3,}|\.\.\.|todo|tbd|<[^>]*>|^(test(ing)?\d*|password|passwd|secret|token|none|null|undefined|true|false|redacted|hidden|insert.*|replace.*|fixme|foo|bar|abc123|secret123|changeit)$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}
