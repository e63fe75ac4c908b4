using System.Text.RegularExpressions;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class CookiesCarryTheirFlags : Check
{
    private static readonly Idiom Off = new("cookie.flags/off", ["cookie"])
    {
        Pattern = OffPattern(),
        Accept = match => !Development().IsMatch(match.LineText) && !Development().IsMatch(match.Path) && !IsForScripts(match) && !IsOfNoSession(match),
    };

    private static readonly Idiom Secure = new("cookie.flags/secure", ["cookie", "session_store", "httpOnly", "http_only", "SESSION_SECURE"]) { Pattern = SecurePattern(), Accept = match => !IsRemoved().IsMatch(match.Text) };

    private static readonly Idiom SameSite = new("cookie.flags/samesite", ["samesite"]) { Pattern = SameSitePattern() };

    private static readonly string[] Defaults = ["rails", "django", "phoenix", "laravel/framework"];

    public override CheckInfo Info { get; } = new("cookie.flags", Category.Identity, Priority.High, "Cookies carry Secure, HttpOnly and SameSite")
    {
        Why = "A session cookie without its flags can be read by an injected script, sent over plain HTTP, or used by another site.",
        Remedy = "Set Secure, HttpOnly and SameSite=Lax or Strict on session cookies, Secure on all others; prefer the __Host- prefix.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["RFC 6265bis", "OWASP ASVS 5.0 3.3.1", "OWASP ASVS 5.0 3.3.2", "OWASP ASVS 5.0 3.3.4"],
        AppliesWhen = Condition.Any(Fact.Target, Fact.CookieAuthentication),
    };

    public override ImmutableArray<Idiom> Idioms => [Off, Secure, SameSite];

    public override ImmutableArray<ProbeRequest> Requests => LoginPages.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answers = target.Home.Hops.Concat(LoginPages.Requests.SelectMany(request => target.Answer(request).Hops)).Concat(target.PlainHome?.Hops ?? []).ToList();
        var set = answers.SelectMany(answer => answer.Headers.All("set-cookie").Select(SetCookie.Parse).OfType<SetCookie>().Select(cookie => (Answer: answer, Cookie: cookie))).ToList();
        return set.Count > 0
            ? [Judge(target, set)]
            : [target.WhyUnknown(target.Home.Final) ?? Verdict.NotApplicable(target.Name, "neither the home page nor a sign-in page sets a cookie")];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Off) is { } off)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "A cookie flag is switched off in production source.", Evidence.Strong(off.Excerpt, off.Location))];
        }

        var found = new[] { repository.FirstOf(null, Secure), repository.FirstOf(null, SameSite) }.OfType<IdiomHit>().Select(hit => Evidence.Strong(hit.Excerpt, hit.Location)).ToList();
        return found.Count switch
        {
            2 => [Verdict.Pass(Verdict.WholeSystem, "Cookies are configured with Secure and SameSite.", found)],
            1 => [Verdict.Partial(Verdict.WholeSystem, "Only one of Secure and SameSite is configured.", found)],
            _ when DefaultOf(repository) is { } known => [Verdict.Partial(Verdict.WholeSystem, "Cookies have only what the framework gives them by itself: HttpOnly and SameSite=Lax, Secure over HTTPS at best.", known)],
            _ => [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository configures cookie flags.")],
        };
    }

    private static Verdict Judge(TargetFacts target, List<(Answer Answer, SetCookie Cookie)> set)
    {
        var flaws = set.Select(one => FlawOf(one.Answer, one.Cookie)).OfType<(Outcome Outcome, string Text)>().ToList();
        var evidence = set.DistinctBy(one => one.Cookie).Select(one => one.Answer.Seen($"cookie {one.Cookie.Name}", "set-cookie")).ToList();
        return flaws.Count == 0 ? Verdict.Pass(target.Name, $"{set.DistinctBy(one => one.Cookie.Name, StringComparer.Ordinal).Count()} cookies, all with their flags.", evidence)
            : flaws.FirstOrDefault(flaw => flaw.Outcome == Outcome.Fail) is { Text: { } failure } ? Verdict.Fail(target.Name, failure + ".", evidence)
            : Verdict.Partial(target.Name, flaws[0].Text + ".", evidence);
    }

    private static (Outcome Outcome, string Text)? FlawOf(Answer answer, SetCookie cookie)
    {
        if (cookie.SameSite is "None" && !cookie.IsSecure)
        {
            return (Outcome.Fail, $"{cookie.Name} has SameSite=None without Secure, which browsers refuse");
        }

        return (cookie.IsSession ? FlawOfSession(answer, cookie) : null)
            ?? (!cookie.IsSecure ? (Outcome.Partial, $"{cookie.Name} lacks Secure")
                : PrefixFlaw(cookie) is { } prefix ? (Outcome.Partial, prefix)
                : cookie.HasUnknownSameSite ? (Outcome.Partial, $"{cookie.Name} has a SameSite that no browser knows")
                : cookie.IsForgeryToken && cookie.SameSite is null ? (Outcome.Partial, $"{cookie.Name} guards against forged requests, but lacks SameSite")
                : cookie.Size > 4096 ? (Outcome.Partial, $"{cookie.Name} is {cookie.Size} bytes long, more than browsers keep")
                : null);
    }

    private static (Outcome Outcome, string Text)? FlawOfSession(Answer answer, SetCookie cookie) =>
        !answer.IsOverTls ? (Outcome.Fail, $"{cookie.Name} is set over plain HTTP")
        : !cookie.IsSecure ? (Outcome.Fail, $"{cookie.Name} lacks Secure")
        : !cookie.IsHttpOnly ? (Outcome.Fail, $"{cookie.Name} lacks HttpOnly")
        : cookie.SameSite is null ? (Outcome.Partial, $"{cookie.Name} lacks SameSite")
        : cookie.SameSite is "None" ? (Outcome.Partial, $"{cookie.Name} has SameSite=None: it travels with requests from other sites")
        : null;

    private static string? PrefixFlaw(SetCookie cookie) =>
        cookie.Name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase) && (!"/".Equals(cookie.Path, StringComparison.Ordinal) || cookie.Domain is { Length: > 0 })
            ? $"{cookie.Name} needs Path=/ and no Domain, else browsers refuse it"
            : null;

    /// <summary>Frameworks whose session cookies carry HttpOnly and SameSite=Lax without being asked.</summary>
    private static Evidence? DefaultOf(RepositoryFacts repository) => repository.Components
        .Where(component => component.Kind == ComponentKind.Http && component.Facts.Has(Fact.CookieAuthentication))
        .Select(component => component.Stack is Fact.DotNet && component.Facts.Why(Fact.CookieAuthentication) is { } why ? why
            : Defaults.Select(component.Manifest.Find).FirstOrDefault(found => found is not null) is { } framework ? Evidence.Certain(framework.Name, new(component.Manifest.Path, framework.Line)) : null)
        .FirstOrDefault(found => found is not null);

    // A script has to read the token against forged requests, and may read the language and the theme.
    private static bool IsForScripts(IdiomMatch match) => OnlyScripts().IsMatch(match.Text)
        && (Scripted().IsMatch(match.Text) || Scripted().IsMatch(match.Path));

    // setCookie('joinedWorkspaces', …, { httpOnly: false }): the name says that it opens nothing
    private static bool IsOfNoSession(IdiomMatch match) =>
        OnlyScripts().IsMatch(match.Text) && Named().Match(match.Text) is { Success: true } named && !OfSession().IsMatch(named.Groups["name"].Value);

    [GeneratedRegex("""(?i:cookie)s?\(\s*['"`](?<name>[\w-]+)['"`]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex("""sess|auth|token|jwt|sid|login|user|account|remember|refresh|identity|secret|key""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfSession();

    // response.delete_cookie(name, secure=secure), and Flask's own default under another name
    [GeneratedRegex("""delete_?cookie|clear_?cookie|secure\s*=\s*(secure|self\.get_cookie_secure)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsRemoved();

    // It is this flag that is off.
    [GeneratedRegex("""http_?only["']?\s*[:=]\s*false$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyScripts();

    [GeneratedRegex("""csrf|xsrf|locale|lang(uage)?\b|theme|consent|preference|time-?zone""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scripted();

    [GeneratedRegex("""(?i:cookie)[^;]{0,300}?\b(secure|httpOnly)["']?\s*:\s*false|CookieSecurePolicy\.None|(SESSION|CSRF)_COOKIE_SECURE\s*=\s*False|SESSION_COOKIE_HTTPONLY\s*=\s*False|Cookie\.HttpOnly\s*=\s*false""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OffPattern();

    [GeneratedRegex("""(?i:cookie)[^;]{0,300}?\b[sS]ecure["']?\s*[:=]\s*(true|![\w.]*([iI]nsecure|[dD]ev\b|[dD]evelopment|[lL]ocal)\w*|process\.env|isProd|NODE_ENV|!\w*dev|\w*[pP]rod|(?!Secure\b)[\w.]*(HTTPS|https|Https|[sS]ecure|TLS)\w*)|(?i:cookie)[^;]{0,300}?\.secure\(\s*(true|[\w.]*(https|secure|tls|prod)\w*)|(?i:http_?only)["']?\s*[:=]\s*true\s*,\s*[sS]ecure\s*(,|[:=]\s*(?!false)[\w!(])|\bcookie_secure:\s*(true|auto)\b|CookieSecurePolicy\.Always|SESSION_COOKIE_SECURE\s*=\s*(True|not\s+DEBUG|env|os\.|config|\w*bool\w*\()|session\.cookie\.secure\s*[=:]\s*true|session_store\b[^\n]{0,200}secure:\s*true|SESSION_SECURE_COOKIE['"]\s*,\s*true""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecurePattern();

    [GeneratedRegex("""same_?site["']?\s*[:=]>?\s*(env\([^)\n]{0,40},\s*)?["':]?(lax|strict|SameSiteMode\.(Lax|Strict)|http\.SameSite(Lax|Strict))|SameSiteMode\.(Lax|Strict)|SESSION_COOKIE_SAMESITE\s*=\s*["'](Lax|Strict)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SameSitePattern();

    [GeneratedRegex("develop|\\bdev\\b|local", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();
}
