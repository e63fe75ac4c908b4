using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class LoginsAreLimited : Check
{
    // What a person writes; a bundle is one line.
    private const int LongestWritten = 1000;

    private static readonly Idiom Login = Phrases.Idiom("ratelimit.auth/login", Language.Code, """['"`/]login['"`]""", """['"`/]log-in['"`]""", """['"`/]sign-?in['"`]""", """['"`/]register['"`]""", """['"`/]sign-?up['"`]""", """forgot-?_?password""", """reset-?_?password""", """PasswordSignInAsync\(""", """\bauthenticate_user\(""", """\bdevise :""", """MapIdentityApi<""", """LoginView\b""", """/login/access-token""", """\bdef login\b""", """CredentialsProvider\(\s*\{""", """authorize\s*\(\s*credentials""") with
    { Accept = match => !Page().IsMatch(match.Path), LimitPerFile = 10 };

    private static readonly Idiom Strict = Phrases.Idiom(
        "ratelimit.auth/strict",
        [.. Language.Code, Language.Configuration, Language.Yaml],
        """\b(auth|login|strict|signin|signup|password|sensitive|register)\w*Limiter\b""", """\b(auth|login|strict|password)\w*RateLimit\w*""", """\bauthLimiter\b""", """\bloginLimiter\b""", """RateLimiter::for\(\s*['"](login|auth|password)""", """throttle:(login|auth|\d{1,2},\d)""", """EnableRateLimiting\(\s*"(auth|login|strict|password|identity|signin|register)""", """RequireRateLimiting\(\s*"(auth|login|strict|password|identity|signin|register)""", """AddPolicy\(\s*"(auth|login|strict|password|signin|register)""", """AddFixedWindowLimiter\(\s*"(auth|login|strict|password)""", """@Throttle\(""", """\bAXES_""", """\baxes\b['"]""", """throttle\(\s*['"]\S*(login|logins|auth|password|req/email|sign)""", """\bLoginRateThrottle\b""", """ratelimit\(\s*key=[^\n]{0,60}(login|POST|ip|post:)""", """@limiter\.limit\(\s*['"]\s*([1-9]|10)\s*(per|/)\s*(minute|hour|15)""", """\$this->ensureIsNotRateLimited\(""", """RateLimiter::(tooManyAttempts|hit)\(""", """rate_limit to:\s*\d+""", """zone=(login|auth)""", """rateLimit:\s*\{[^}]{0,200}(sign-in|window)""", """login_?[rR]ate_?[lL]imit""", """auth_?[rR]ate_?[lL]imit""", """ratelimit\w*login""", """login_ratelimit""", """check_limit_login\(""", """TokenBucket\.authorize\(""", """httprate\.\w+\([^\n]{0,30}[lL]ogin""", """limiter\.limit\([^\n]{0,60}(LOGIN|login|AUTH|PASS)""", """@ratelimit\(""", """\brateLimit\(\s*\{""") with
    { LimitPerFile = 5, Accept = match => match.LineText.Length < LongestWritten && !match.Path.Contains("notification", StringComparison.OrdinalIgnoreCase) && (!OfOneRoute().IsMatch(match.Text) || LoginPath().IsMatch(match.Path)) };

    // Counted for the account, whatever address it comes from.
    private static readonly Idiom Lockout = Phrases.Idiom("ratelimit.auth/lockout", [.. Language.Code, Language.Configuration, Language.Json, Language.Yaml], """lockoutOnFailure:\s*true""", """PasswordSignInAsync\([^;\n]{0,160},\s*true\s*\)""", """\blogin_throttling:""", """MaxFailedAccessAttempts""", """:lockable\b""", """\bAXES_""", """\bfailed_?[aA]ttempts\b""", """\bfailed_login_(count|attempts)""", """\bfailedLogin(Count|Attempts)""", """\bFailedLogin(Count|Attempts)""", """MapIdentityApi<""", """\bThrottlesLogins\b""", """hasTooManyLoginAttempts\(""", """\bthrottleKey\(""", """\bloginAttempts\b""", """\baccess_failed_count \+ 1\b""", """\.AccessFailedCount(\+\+| \+= 1)""", """\blogin_attempts\b""", """MAX_LOGIN_ATTEMPTS""", """\buser\.locked_at\b""", """\bauthorize_login_(email|password)\(""", """\blockedUntil\b""", """\blocked_until\b""", """AccessFailedAsync\(""", """isAccountNonLocked\(""", """Limit::perMinute\([^\n]{0,80}(email|username)""", """keyGenerator[^\n]{0,80}(email|username|body)""", """key\s*=\s*['"]post:(email|username)""", """bruteForceProtected""", """\bBruteForce(Protect\w*|Detect\w*|Service|Guard|Limiter)""", """params\[['"]?(email|username)""", """req/email\b""") with { Accept = IsCounted };

    private static readonly Idiom Challenge = Phrases.Idiom("ratelimit.auth/challenge", Language.Code, """siteverify\b""", """verifyTurnstile""", """\bturnstile\w*\.(verify|validate)""", """verify_recaptcha""", """RecaptchaField\(""", """hcaptcha\.com""", """\w*[vV]erifyCaptcha\w*\(""", """verifyRecaptcha""") with { Accept = match => LoginFile().IsMatch(match.Path) || LoginFile().IsMatch(match.LineText) };

    private static readonly Idiom General = Phrases.Idiom("ratelimit.auth/general", [.. Language.Code, Language.Configuration, Language.Yaml], """(?<!(async|function|def|fn|func|public|private|protected)\s+)\brateLimit\s*\(""", """\.UseRateLimiter\s*\(""", """\bThrottlerGuard\b""", """\bThrottlerModule\b""", """new Ratelimit\s*\(""", """fastify/rate-limit""", """DEFAULT_THROTTLE_CLASSES""", """rate\.NewLimiter\(""", """httprate\.\w+\(""", """Rack::Attack""", """limit_req\s""", """limit_req_zone""", """GovernorLayer""", """middleware\(\s*\[?['"]throttle""", """Hammer\.check_rate""", """RateLimiter\w*\(""", """(?<!(def|fn|function)\s+)\brate_limit\w*\(""", """\bRateLimit\b(?=\s*[(.<:\[])""") with { Accept = match => !RateLimitIdioms.IsOutbound(match) };

    private static readonly string[] Providers = ["@clerk/*", "@auth0/*", "auth0*", "@workos-inc/*", "@kinde-oss/*", "aws-amplify", "@supabase/*", "Microsoft.Identity.Web", "@azure/msal*", "firebase*", "@stackframe/*", "@logto/*", "amazon-cognito-identity-js", "Keycloak.AuthServices*"];

    public override CheckInfo Info { get; } = new("ratelimit.auth", Category.Security, Priority.High, "Login, reset and registration are limited harder")
    {
        Why = "Stolen passwords are tried by the million; a limit that lets a page load lets that through too.",
        Remedy = "Allow five attempts in a quarter of an hour for each account and address, wait longer after each, and tell somebody when it happens often.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Live],
        LiveNeedsConsent = true,
        References = ["OWASP ASVS 5.0 6.1.1, 6.3.1", "NIST SP 800-63B"],
        AppliesWhen = Condition.All(Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [Login, Strict, Lockout, Challenge, General];

    public override IEnumerable<Verdict> Live(TargetFacts target) => [LoginTries.Judge(target)];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var login = repository.FirstOf(null, Login);
        if (ProviderOf(repository) is { } provider && repository.FirstOf(null, Lockout) is null && !OwnPasswords(repository))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "an identity provider signs people in, and limits that itself", provider)];
        }

        if (login is null)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "There are users, but no login of this system's own was recognised.", repository.Facts.Why(Fact.Users) is { } why ? [why] : [])];
        }

        var (strict, account) = (repository.FirstOf(null, Strict), repository.FirstOf(null, Lockout));
        var evidence = new[] { (login, "login"), (strict, "a limit of its own"), (account, "counted for the account"), (repository.FirstOf(null, Challenge), "a challenge") }.Where(one => one.Item1 is not null).Select(one => Evidence.Strong(one.Item2, one.Item1!.Location)).ToList();
        return [account is not null ? Verdict.Pass(Verdict.WholeSystem, strict is null ? "Failed logins are counted for the account and lock it." : "Logins have a limit of their own, and failed ones are counted for the account.", evidence)
            : repository.FirstOf(null, Challenge) is not null ? Verdict.Pass(Verdict.WholeSystem, "A challenge stands before the login.", evidence)
            : strict is not null ? Verdict.Partial(Verdict.WholeSystem, "Logins have a limit of their own, by address only: many addresses may try one account.", evidence)
            : repository.FirstOf(null, General) is { } general ? Verdict.Partial(Verdict.WholeSystem, "Only the limit for every request holds for the login too.", evidence.Append(Evidence.Strong("general limit", general.Location)))
            : Verdict.Fail(Verdict.WholeSystem, "Nothing limits how often a login may be tried.", evidence)];
    }

    // isAccountNonLocked() { return true; } is asked for by an interface; params[:email] alone is only read.
    private static bool IsCounted(IdiomMatch match) =>
        match.Text.StartsWith("params", StringComparison.Ordinal) ? match.LineText.Contains("throttle", StringComparison.Ordinal) || match.Path.Contains("attack", StringComparison.Ordinal)
        : !match.Text.StartsWith("isAccountNonLocked", StringComparison.Ordinal) || (!match.LineText.Contains("boolean", StringComparison.OrdinalIgnoreCase) && !match.LineText.Contains("fun ", StringComparison.Ordinal));

    private static bool OwnPasswords(RepositoryFacts repository) => repository.Manifests.Any(manifest => manifest.Find("bcrypt*") is not null || manifest.Find("argon2*") is not null || manifest.Find("Microsoft.AspNetCore.Identity.EntityFrameworkCore") is not null);

    private static Evidence? ProviderOf(RepositoryFacts repository)
    {
        foreach (var manifest in repository.Manifests.Where(one => one.Class == PathClasses.Production))
        {
            if (Providers.Select(manifest.Find).FirstOrDefault(found => found is { IsDevelopment: false }) is { } provider)
            {
                return Evidence.Hint(provider.Name, new(manifest.Path, provider.Line));
            }
        }

        return null;
    }

    // @ratelimit(method="POST", limit=10): of the routes in this file
    [GeneratedRegex("""^(@ratelimit\(|rateLimit\(\s*\{)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfOneRoute();

    [GeneratedRegex("""(^|[/._-])(auth|login|sessions?|sign-?in|accounts?)(\.\w+)*(/|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoginPath();

    [GeneratedRegex("""log-?_?in|session|auth|sign-?_?(in|up)|regist|password|turnstile|captcha\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoginFile();

    // A page that links to the login is not the login.
    [GeneratedRegex("""\.(tsx|jsx|vue|svelte)$|(^|/)(components|pages|views|client|frontend|assets|public)/(?!.*(api|server))|middleware\.|sitemap|robots""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Page();
}
