using System.Text.RegularExpressions;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class ChangesAreNotForged : Check
{
    private static readonly ImmutableArray<string> Everywhere = [.. Language.Code, Language.Markup, Language.Yaml, Language.Configuration];

    private static readonly Idiom Tokens = Phrases.Idiom(
        "auth.csrf/tokens",
        Everywhere,
        """\[ValidateAntiForgeryToken\b""", """AutoValidateAntiforgeryToken""", """\.UseAntiforgery\(""", """\bIAntiforgery\b""", """\.AddAntiforgery\(""", """csrf\.CsrfViewMiddleware""", """\bCSRFProtect\(""", """CSRFMiddleware\b""", """\bprotect_from_forgery\b""", """\bVerifyCsrfToken\b""", """\bValidateCsrfToken\b""", """\bPreventRequestForgery\b""", """csrfTokenRepository\(""", """CookieCsrfTokenRepository""", """\bcsurf\(""", """\bdoubleCsrf\(""", """fastify/csrf-protection""", """\blusca\.csrf""", """\bcsrfSync\(""", """csrf\.Protect\(""", """middleware\.CSRF""", """\bnosurf\.""", """\bcsrf\.New\(""", """http\.CrossOriginProtection""", """NewCrossOriginProtection\(""", """:protect_from_forgery\b""", """\bcsrf_meta_tag""", """\baxum_csrf\b""", """\bnext-csrf\b""", """\bCsrfGuard\b""", """\bverifyCsrf\w*\(""", """\bcsrf_?[tT]oken\s*!==?\s*\w""", """\bcsrfProtection\b""", """\bvalidateCsrf\w*\(""", """^['"]use server['"]""", """<AntiforgeryToken""");

    private static readonly Idiom Origin = Phrases.Idiom("auth.csrf/origin", Language.Code, """[sS]ec-[fF]etch-[sS]ite""", """\bcheckOrigin\b""", """\bverifyOrigin\b""", """\btrustedOrigins\b""", """headers?\.?(get\()?\[?['"][oO]rigin['"][^\n]{0,80}(!==|!=|includes)""", """csrf\(\s*\{\s*origin""", """from ['"]hono/csrf['"]""", """check_origin""", """X-Requested-With['"]""");

    private static readonly Idiom Off = Phrases.Idiom("auth.csrf/off", Language.Code, """\bcsrf\(\)\.disable\(""", """csrf\s*\{\s*disable\(""", """csrf\(\s*\w+\s*->\s*\w+\.disable\(""", """csrf\(\s*AbstractHttpConfigurer::disable""", """csrf\(CsrfConfigurer::disable""", """CsrfSpec::disable""", """@csrf_exempt\b""", """csrf_exempt\(""", """skip_before_action :verify_authenticity_token""", """skip_forgery_protection""", """IgnoreAntiforgeryToken""", """DisableAntiforgery\(\)""", """checkOrigin:\s*false""") with
    { Accept = match => !Machines().IsMatch(match.Path) && !Machines().IsMatch(match.LineText) };

    // Asked by hand, where the usual check would come too early.
    private static readonly Idiom ByHand = Phrases.Idiom("auth.csrf/by-hand", Language.Code, """\bIsRequestValidAsync\(""", """\bValidateRequestAsync\(""", """\bverified_request\?""", """\bCsrfViewMiddleware\(\)\.process_view""", """\btimingSafeEqual\([^\n]{0,80}[cC]srf""");

    private static readonly Idiom CrossSite = Phrases.Idiom("auth.csrf/cross-site", Everywhere, """\bsameSite["']?\s*[:=]\s*['"][nN]one""", """SameSiteMode\.None\b""", """SESSION_COOKIE_SAMESITE\s*=\s*['"]None""", """same_site:\s*:none""", """\bsamesite=['"]?none""", """SameSiteNoneMode""", """SameSite::None""", """same-site["']?\s*[:=]\s*["']?none""") with { Accept = match => !match.LineText.Contains("evelopment", StringComparison.Ordinal) };

    private static readonly Idiom SameSite = Phrases.Idiom("auth.csrf/same-site", Everywhere, """\bsameSite["']?\s*[:=]\s*['"]?([lL]ax|[sS]trict|true)""", """SameSiteMode\.(Lax|Strict)\b""", """SESSION_COOKIE_SAMESITE\s*=\s*['"](Lax|Strict)""", """same_site:\s*:(lax|strict)""", """\bsamesite=['"]?(lax|strict)""", """SameSite(Lax|Strict)Mode""", """SameSite::(Lax|Strict)""", """\bsame_site:\s*['"](Lax|Strict)""", """same_site\(SameSite::""");

    private static readonly Idiom Stateless = Phrases.Idiom("auth.csrf/stateless", [Language.Java], """SessionCreationPolicy\.STATELESS""");

    // A link is enough to call it.
    private static readonly Idiom ByLink = Phrases.Idiom("auth.csrf/by-link", Language.Code, """\b(app|router|server)\.get\(\s*['"`][^'"`\n]*/(delete|destroy|remove)\b""", """@\w+\.get\(\s*['"][^'"\n]*/(delete|destroy|remove)\b""", """Route::get\(\s*['"][^'"\n]*(delete|destroy|remove)\b""", """\.GET\(\s*"[^"\n]*/(delete|destroy|remove)\b""", """@GetMapping\(\s*"[^"\n]*/(delete|destroy|remove)\b""", """\.MapGet\(\s*"[^"\n]*/(delete|destroy|remove)\b""");

    private static readonly string[] BuiltIn = ["rails", "laravel/framework", "symfony/security-csrf", "django", "phoenix", "better-auth", "@sveltejs/kit"];

    public override CheckInfo Info { get; } = new("auth.csrf", Category.Identity, Priority.High, "Cookie-authenticated changes are protected against cross-site requests")
    {
        Why = "A browser sends the session's cookie along with a request that another site made up, and the server cannot tell.",
        Remedy = "Turn on the framework's antiforgery for every change, keep SameSite at Lax or Strict, and exempt only endpoints that verify a signature.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Live],
        References = ["OWASP ASVS 5.0 3.5.1, 3.5.2, 3.5.3"],
        AppliesWhen = Condition.Any(Fact.CookieAuthentication),
    };

    public override ImmutableArray<Idiom> Idioms => [Tokens, Origin, Off, ByHand, CrossSite, SameSite, Stateless, ByLink];

    public override ImmutableArray<ProbeRequest> Requests => LoginPages.Requests;

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var mechanism = repository.FirstOf(null, Tokens);
        var origin = repository.FirstOf(null, Origin);
        var builtIn = repository.Manifests.Where(one => one.Class == PathClasses.Production).SelectMany(one => BuiltIn.Select(one.Find).Where(found => found is { IsDevelopment: false }).Select(found => (one.Path, Dependency: found!))).FirstOrDefault();
        if (repository.HitsOf(Off).FirstOrDefault(hit => !IsAskedByHand(repository, hit)) is { } off && repository.FirstOf(null, Stateless) is null)
        {
            return [mechanism is null || off.Language is Language.Java
                ? Verdict.Fail(Verdict.WholeSystem, $"{off.Path} turns the protection against forged requests off.", Evidence.Strong("turned off", off.Location))
                : Verdict.Partial(Verdict.WholeSystem, $"Changes are protected, but {off.Path} exempts some that no signature was seen to protect.", Evidence.Strong("exempt", off.Location), Evidence.Strong("protection", mechanism.Location))];
        }

        if (repository.FirstOf(null, CrossSite) is { } open && mechanism is null && origin is null && builtIn.Dependency is null)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "The session's cookie travels with requests of other sites, and no token is asked for.", Evidence.Strong("SameSite=None", open.Location))];
        }

        var protection = mechanism is not null ? Evidence.Strong("a token is asked for", mechanism.Location)
            : builtIn.Dependency is not null ? Evidence.Strong($"{builtIn.Dependency.Name} asks for a token by itself", new(builtIn.Path, builtIn.Dependency.Line))
            : origin is not null && repository.FirstOf(null, SameSite) is { } limited ? Evidence.Strong("SameSite, and the origin is compared", limited.Location)
            : null;
        return [Judge(repository, protection)];
    }

    private static Verdict Judge(RepositoryFacts repository, Evidence? protection) =>
        protection is not null && repository.FirstOf(null, ByLink) is { } link ? Verdict.Partial(Verdict.WholeSystem, $"Changes are protected, but a link is enough to call one in {link.Path}.", protection, Evidence.Strong("changes by GET", link.Location))
        : protection is not null ? Verdict.Pass(Verdict.WholeSystem, "Changes with a session's cookie are protected against other sites.", protection)
        : repository.FirstOf(null, SameSite) is { } same ? Verdict.Partial(Verdict.WholeSystem, "SameSite alone keeps other sites from using the session.", Evidence.Strong("SameSite", same.Location))
        : Verdict.Partial(Verdict.WholeSystem, "Only what browsers do by themselves keeps other sites from using the session.", repository.Facts.Why(Fact.CookieAuthentication) is { } why ? [why] : [Evidence.Strong("no protection found")]);

    /// <summary>In its own file, or beside it.</summary>
    private static bool IsAskedByHand(RepositoryFacts repository, IdiomHit off) => repository.HitsOf(ByHand).Any(hit => hit.Language == off.Language && FolderOf(hit.Path) == FolderOf(off.Path));

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>Only the cookie is seen here: one that travels is a failure, one that stays says nothing of tokens.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var sessions = target.Home.Hops.Concat(LoginPages.Requests.SelectMany(request => target.Answer(request).Hops))
            .SelectMany(answer => answer.Headers.All("set-cookie").Select(SetCookie.Parse).OfType<SetCookie>().Where(cookie => cookie.IsSession).Select(cookie => (Answer: answer, Cookie: cookie))).ToList();
        var open = sessions.Find(one => one.Cookie.SameSite is "None");
        return [open.Cookie is not null ? Verdict.Partial(target.Name, $"{open.Cookie.Name} travels with requests of other sites; whether a token is asked for is not visible.", open.Answer.Seen("SameSite=None", "set-cookie"))
            : target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, sessions.Count > 0 ? "The session's cookie stays with its site; whether a token is asked for is not visible." : "No session's cookie was seen.")];
    }

    // They sign what they send.
    [GeneratedRegex("""webhook|hook|callback|stripe|github|slack|twilio|paddle|(^|/)api/|saml|oauth|token|graphql|health|inbound|ping|doorkeeper""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Machines();
}
