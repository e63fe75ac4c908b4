namespace Gapless.Readiness.Checks.Configuration;

/// <summary>What a secret looks like, and what only looks like one.</summary>
public sealed partial class SourceHoldsNoSecret
{
    private static bool IsNoExample(IdiomMatch match) => !Placeholders.IsPlaceholder(match.Value) && !IsInvented(match.Value) && !IsPattern(match.Value);

    // A regular expression that looks for secrets is none.
    private static bool IsPattern(string value) => value.Contains(".*", StringComparison.Ordinal) || value.Contains("]+", StringComparison.Ordinal) || value.Contains("\\w", StringComparison.Ordinal) || value.Contains("\\.", StringComparison.Ordinal);

    // AKIAIOSFODNN7EXAMPLE is the documented sample; 1234567890 and abcdef runs are typed by hand.
    private static bool IsInvented(string value) => value.Contains("1234567890", StringComparison.Ordinal) || value.Contains("abcdefghij", StringComparison.OrdinalIgnoreCase) || value.Contains("0000000000", StringComparison.Ordinal);

    // const FAKE_RSA_KEY: &str = "-----BEGIN …
    private static bool IsNamedInvented(IdiomMatch match) =>
        InventedName().IsMatch(match.LineText[..Math.Max(0, match.LineText.IndexOf("-----BEGIN", StringComparison.Ordinal))]);

    private static bool IsRealUrl(IdiomMatch match) =>
        IsNoExample(match) && !Placeholders.IsPlaceholder(match.Text) && (match.Class == PathClasses.Production || IsQuotedForReal(match)) && !IsLocalDefault(match.Text, match.Value) && match.Value.Length >= 6 && !match.Value.Contains('{', StringComparison.Ordinal) && !match.Value.StartsWith('$') && !match.Value.StartsWith(':');

    // In prose, tests and samples only what nobody invents: a random password, and a host that others can reach.
    private static bool IsQuotedForReal(IdiomMatch match) =>
        match.Text[(match.Text.LastIndexOf('@') + 1)..] is var host && host.Contains('.', StringComparison.Ordinal) && !ReservedHost().IsMatch(host)
        && match.Value.Length >= 10 && match.Value.Any(char.IsAsciiDigit) && match.Value.Any(char.IsAsciiLetter) && Entropy.BitsPerCharacter(match.Value) >= Entropy.ThresholdFor(match.Value);

    private static bool IsRealConnection(IdiomMatch match) =>
        IsNoExample(match) && match.Class == PathClasses.Production && match.Value.Length >= 6 && !match.Value.StartsWith('{') && !match.Value.StartsWith('$') && !match.Value.StartsWith('"') && !match.Value.StartsWith('<')
        && !IsLocalDefault(match.LineText, match.Value);

    /// <summary>postgres:postgres@localhost is a development default; <c>secrets.plaintext-manifests</c> judges those.</summary>
    private static bool IsLocalDefault(string text, string value) =>
        text.Contains("localhost", StringComparison.OrdinalIgnoreCase) || text.Contains("127.0.0.1", StringComparison.Ordinal) || text.Contains("host.docker.internal", StringComparison.Ordinal)
        || WellKnown().IsMatch(value);

    private static bool LooksSecret(IdiomMatch match)
    {
        var value = match.Value;
        return IsNoExample(match) && !ReviewedSecrets.IsList(match.Path)
            && !IsExpression(match) && !IsNamedInvented(match)
            && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter)
            && !NoSecret().IsMatch(value)
            && SecretNames.IsSecret(NameOf(match))
            && Entropy.BitsPerCharacter(value) >= Entropy.ThresholdFor(value);
    }

    /// <summary>In programs and templates a literal has quotes; what has none is an expression: <c>password: form.0.current_password</c>.</summary>
    private static bool IsExpression(IdiomMatch match) =>
        (Language.Code.Contains(match.Language, StringComparer.Ordinal) || match.Language is Language.Markup or Language.Hcl or Language.Bicep)
        && match.Text.LastIndexOf(match.Value, StringComparison.Ordinal) is var at && (at <= 0 || match.Text[at - 1] is not ('"' or '\'' or '`'));

    /// <summary>The whole identifier: the pattern begins in its middle, where the telling word is, so that it can be found fast.</summary>
    private static string NameOf(IdiomMatch match)
    {
        var word = match.Text.AsSpan(0, match.Text.AsSpan().IndexOfAny('=', ':')).TrimEnd().TrimEnd("\"'").ToString();
        var start = Math.Max(0, match.LineText.IndexOf(match.Text, StringComparison.Ordinal));
        var from = start;
        while (from > 0 && (char.IsAsciiLetterOrDigit(match.LineText[from - 1]) || match.LineText[from - 1] is '_' or '-'))
        {
            from--;
        }

        return match.LineText[from..start] + word;
    }

    // Supabase puts the role anon into every page; 1234567890 is the subject of the example that everybody copies.
    private static bool IsLiveToken(string text) => WebToken.Read(text) is { } token && !(token.Ends < TokenEpoch) && token.Role is not "anon" && token.Subject is not "1234567890";
}
