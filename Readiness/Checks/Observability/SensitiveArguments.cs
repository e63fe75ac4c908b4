using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

/// <summary>Looks at the arguments of a log statement: what is in quotes is a message, what is a name is a value that ends up in the log.</summary>
internal static partial class SensitiveArguments
{
    /// <summary>The name of a secret that is written out, or null.</summary>
    public static string? Secret(string call) => First(call, SecretName(), NoSecret());

    /// <summary>A whole request, environment or cookie jar, or null.</summary>
    public static string? Whole(string call) => First(call, WholeObject(), NoSecret());

    /// <summary>The name of something personal, or null.</summary>
    public static string? Person(string call) => First(call, PersonalName(), NoSecret());

    private static string? First(string call, Regex names, Regex exceptions)
    {
        var values = Values(Statement(call));
        if (Guarded().IsMatch(values))
        {
            return null;
        }

        foreach (var match in names.EnumerateMatches(values))
        {
            var name = values.Substring(match.Index, match.Length);
            if (!exceptions.IsMatch(name) && !(BareToken().IsMatch(name) && !AboutAccess().IsMatch(call)))
            {
                return name;
            }
        }

        return null;
    }

    // if (!token) { log("no token"); return token; }: only what the call itself takes
    private static string Statement(string call)
    {
        var depth = 0;
        for (var index = 0; index < call.Length; index++)
        {
            depth += call[index] is '(' ? 1 : call[index] is ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && call[index] is ')' or ';'))
            {
                return call[..index];
            }
        }

        return call;
    }

    /// <summary>The names outside of quotes, and those that quotes take in: <c>${token}</c>, <c>#{token}</c>, <c>{token}</c> of an f-string or $-string.</summary>
    private static string Values(string call)
    {
        var inside = string.Join(' ', Interpolated().Matches(call).Select(match => match.Groups["name"].Value));
        var formatted = Formatted().Matches(call).SelectMany(text => Hole().Matches(text.Value)).Select(match => match.Groups["name"].Value);
        return $"{Quoted().Replace(call, " ")} {inside} {string.Join(' ', formatted)}";
    }

    [GeneratedRegex("""("(\\.|[^"\\])*"|'(\\.|[^'\\])*'|`(\\.|[^`\\])*`)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("""[$#]\{(?<name>[^}]{1,80})\}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interpolated();

    // $"…{x}…" and f"…{x}…"; in a message template {Token} only names the argument that follows
    [GeneratedRegex("""(\$@?|\bf|\bF)("(\\.|[^"\\])*"|'(\\.|[^'\\])*')""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Formatted();

    [GeneratedRegex("""\{(?<name>[^{}:!]{1,80})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();

    [GeneratedRegex("""(?<![\w-])[\w.$]*(password|passwd|secret|token|authorization|api_?key|credit_?card(_?number)?|card_?number|cvv|ssn|iban|connection_?string|cookies?)\b(?!\s*[(?:!=<>-]|\.\w)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("""(?<![\w.])(req(uest)?\.(body|headers|POST|cookies)|ctx\.request\.body|process\.env|os\.environ|GetEnvironmentVariables\(\)|params\.inspect|\$request->all\(\))(?![\w.\[(?]|\s*[!=]=)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeObject();

    [GeneratedRegex("""(?<![\w-])[\w.$]*(email|phone(_?number)?|(user|customer|member|person|patient|employee|contact)\w*\.full_?name|(street|postal|home)_?address|birth_?date|date_of_birth)\b(?!\s*[(?:!=<>-]|\.\w)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonalName();

    [GeneratedRegex("""(cancell?ation|continuation|next|page|sync|stopping|abort|invalid|missing|no|has|is|need|require|expect|total|max|min|input|output|prompt|completion|eos|bos|pad|csrf|public|syntax|sdk|cancel|change|concurrency|parser?|lexer|unexpected|current)_?(token|secret|password|email|cookie)s?$|^(cancellationToken|token_?(count|type|id|usage)|secret_?name)$|error|exception|^EMAIL|[eE]rr\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSecret();

    [GeneratedRegex("""(mask|redact|sanitiz|obfuscat|anonymi|hash(ed)?\(|truncate|substring|\.slice\(|\.substr|\[:|\.length|len\(|!!|Boolean\(|typeof|\?\s|\bis_?set|exists?\(|IsNullOr|\bbool\(|\.\.\.)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guarded();

    [GeneratedRegex("""^(\w+\.)?(token|secret|cookies?)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareToken();

    // A token of a parser is none of anybody's.
    [GeneratedRegex("""(auth|login|jwt|bearer|access|refresh|session|reset|verif|invit|sign|credential|api)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AboutAccess();
}
