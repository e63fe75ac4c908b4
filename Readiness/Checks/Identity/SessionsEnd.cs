using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class SessionsEnd : Check
{
    private static readonly ImmutableArray<string> Everywhere = [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json];

    private static readonly Idiom Idle = Phrases.Idiom(
        "session.timeout/idle",
        Everywhere,
        """\bIdleTimeout\b""", """\bSlidingExpiration\s*=\s*true""", """\brolling:\s*true""", """\bidleTimeout\b""", """\bSESSION_SAVE_EVERY_REQUEST\s*=\s*True""", """:timeoutable\b""", """timeout_in\s*=""", """server\.servlet\.session\.timeout""", """\bsession\.timeout\s*[=:]""", """\bIdleTimeout\s*=""", """\bupdateAge\b""", """['"]lifetime['"]\s*=>""", """\bSESSION_LIFETIME\b""", """\bsession_idle""", """\bsessionIdle""", """setMaxInactiveInterval\(""", """maxInactiveInterval\w*\s*[=:]""", """Expiry::OnInactivity""", """refresh_?token\w*\s*[:=(][^\n]{0,40}(expir|days)""", """SessionIdleTimeout""", """\b[iI]dle_?(Minutes|Hours|Seconds|minutes|hours|Limit|limit|Period|Window|ttl|Ttl)\b""", """\b(last_?(used|seen|active)(_at)?|[uU]sedAt|[lL]ast(Used|Seen|Active)(At)?)\s*\+\s*[\w.]*[iI]dle""") with
    { Accept = OfSession };

    private static readonly Idiom Absolute = Phrases.Idiom(
        "session.timeout/absolute",
        Everywhere,
        """\bmaxAge["']?\s*[:=](?!\s*(0|-1)\b)""", """setExpirationTime\(""", """\bexpires:\s*(new Date|expires)""", """\bmax_age["']?\s*[:=]""", """\bExpireTimeSpan\b""", """\bSESSION_COOKIE_AGE\b""", """\bPERMANENT_SESSION_LIFETIME\b""", """\bexpire_after:""", """\bsession[_.]?max[_.]?age""", """\bexpires_in["']?\s*[:=]>?\s*["']?\d""", """\bexpiresIn["']?\s*[:=]""", """\bACCESS_TOKEN_EXPIRE_MINUTES\b""", """\bACCESS_TOKEN_LIFETIME\b""", """\bREFRESH_TOKEN_LIFETIME\b""", """\bREFRESH_TOKEN_EXPIR\w*""", """\brefreshExpires\b""", """\brefreshExpirationDays\b""", """\bexpires?At\b[^\n]{0,60}(Date|now|add)""", """\bRememberFor\b""", """remember_for\s*=""", """\bLifetime\s*=\s*\d+\s*\*\s*time""", """\bexpires:\s*Time\.Span""", """Expires\s*=\s*DateTime\w*\.\w*Now\w*\.Add""", """AccessTokenLifetime""", """RefreshTokenLifetime""", """BearerTokenExpiration""", """\bJWT_EXPIR\w*""", """\bJWT_TTL\b""", """\bTOKEN_EXPIR\w*""", """session_validity""", """SessionLifetime""", """session_lifetime""", """SESSION_(TTL|EXPIR\w*|MAX_AGE)""", """\bsession_?ttl""", """ExpiresAt:?\s*[:=][^\n]{0,60}time\.""", """['"]exp['"]\s*:""", """\.max_age\(""", """\.setExpiration\(""", """\.set_expiry\(""", """timeout:\s*\d+\.(days|hours|weeks)""", """valid_for""", """(Token|Session)\w*CacheTime\b""", """\.cookie\(\s*['"`]\w*(token|sess|auth|jwt)\w*['"`][^;]{0,160}?maxAge\s*:""", """\bMaxAge:\s*[\w(]""", """\bCookieMaxAge\b""") with
    { Accept = OfSession };

    private static readonly Idiom Renewed = Phrases.Idiom("session.timeout/renewed", Language.Code, """\.session\.regenerate\(""", """\bSignInAsync\(""", """PasswordSignInAsync\(""", """\breset_session\b""", """\bsession\(\)->regenerate\(""", """\bcycle_key\(""", """\blogin\(request\b""", """auth\.login\(""", """\bRenewToken\(""", """changeSessionId\(""", """sessionFixation\(""", """configure_session\([^\n]{0,40}renew""", """renew_session\(""", """cycle_id\(""", """session\.renew\(""", """\brenew\(\)""", """\bdevise :""", """\bregenerateSession""");

    private static readonly Idiom Ended = Phrases.Idiom("session.timeout/ended", Language.Code, """\.session\.destroy\(""", """\bSignOutAsync\(""", """\bsession\(\)->invalidate\(""", """\breset_session\b""", """\bsession\.flush\(""", """\bauth_logout\(""", """\blogout\(request""", """\bsession\.delete\b""", """deleteSession\b""", """\bdelete_user_session_token\b""", """delete_session""", """\brevoked_at\b""", """\brevokedAt\b""", """\.revoke\(""", """revoke(Refresh)?Token""", """revoke_token""", """revoke(All)?Sessions?\b""", """\bblacklist""", """\btoken_blacklist\b""", """\bdenylist""", """\bjwt_revocation""", """RefreshToken\w*\.(delete|remove|destroy)\w*\(""", """refreshTokens?\.delete""", """invalidateHttpSession""", """session\.invalidate\(""", """\.Destroy\(\s*(r|ctx|c)""", """purge\(\)""", """session\.purge""", """configure_session\([^\n]{0,40}drop""", """SecurityStamp""", """tokenVersion\b""", """token_version\b""", """\bremoveSession""", """\bdestroy_session""", """\bterminate_session""", """DeleteRefreshToken""", """\bSessions?\.where[^\n]{0,60}destroy""", """\bsession\.destroy""", """Token\w*\.deleteMany\(""", """[sS]ession(Service|Repository|s)\w*\.(delete|remove|destroy)\w*\(""") with { Accept = match => AccountFile().IsMatch(match.Path) && IsOfLogin(match) && (match.Language is not Language.Python || !match.Text.StartsWith("session.delete", StringComparison.Ordinal)) };

    private static readonly Idiom Forever = Phrases.Idiom("session.timeout/forever", Everywhere, """ignoreExpiration:\s*true""", """verify_exp['"]?\s*:\s*False""", """remember_for\s*=\s*\d+\.years""", """ValidateLifetime\s*=\s*false""", """expire_after:\s*\d+\.years""", """(?i:cookie|session|maxAge)[^\n]{0,60}maxAge:\s*1000 ?\* ?60 ?\* ?60 ?\* ?24 ?\* ?(9[1-9]|[1-9]\d\d)""", """permanent\.(signed|encrypted)\[""", """ExpireTimeSpan\s*=\s*TimeSpan\.FromDays\(\s*(9[1-9]|[1-9]\d\d)""", """['"]expiration['"]\s*=>\s*null""", """SESSION_COOKIE_AGE\s*=\s*60 ?\* ?60 ?\* ?24 ?\* ?(9[1-9]|[1-9]\d\d)""", """remember_me:[^#]{0,160}?lifetime:\s*(7[89]\d{5}|[89]\d{6}|[1-9]\d{7,})\b""");

    private static readonly Idiom Login = Phrases.Idiom("session.timeout/login", [.. Language.Code, Language.Yaml], """^[ \t]*form_login:""", """['"/]login['"]""", """['"/]sign-?in['"]""", """passport\.use\(""", """\.AddAuthentication\(""", """\bjwt\.sign\(""", """\bSignJWT\(""", """\blogin_user\(""", """\bauthenticate\(""", """createToken\(""", """\bjwt\.encode\(""", """NewWithClaims\(""", """JwtSecurityToken\(""");

    private static readonly string[] Providers = ["@clerk/*", "@auth0/*", "auth0*", "@workos-inc/*", "@kinde-oss/*", "aws-amplify", "@supabase/*", "Microsoft.Identity.Web", "@azure/msal*", "firebase-admin", "@stackframe/*", "@logto/*", "omniauth-auth0", "amazon-cognito-identity-js"];

    public override CheckInfo Info { get; } = new("session.timeout", Category.Identity, Priority.Medium, "Sessions end after idle and absolute limits and at logout")
    {
        Why = "A session that never ends is open to whoever finds the machine, the cookie or the backup of the browser.",
        Remedy = "Set an idle and an absolute limit in configuration, give a new id at login, and end the session on the server at logout and at a change of password.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 7.1.1, 7.3.1, 7.3.2, 7.4.1"],
        AppliesWhen = Condition.All(Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [Idle, Absolute, Renewed, Ended, Forever, Login];

    public override AttestationForm Attestation { get; } =
        new("Sessions end after these limits, and at logout on the server.", ["identity provider", "idle limit", "absolute limit", "limit for administrators", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        // Who only reads the sessions of another service ends none.
        // A gateway may know the address of the login.
        var all = repository.Components.Where(component => component.Kind == ComponentKind.Http).ToList();
        var services = all.FindAll(component => repository.FirstOf(component, Renewed) is not null || repository.HitsOf(Login, component).Any(hit => char.IsAsciiLetter(hit.Value[0]))) is { Count: > 0 } begin ? begin : all.FindAll(component => repository.FirstOf(component, Login) is not null);
        return services.Count > 0 ? services.Select(component => Judge(repository, component.Name, idiom => Telling.Of(repository.HitsFor(component, idiom))))
            : [Judge(repository, Verdict.WholeSystem, idiom => Telling.Of(repository.HitsOf(idiom)))];
    }

    private static Verdict Judge(RepositoryFacts repository, string subject, Func<Idiom, IdiomHit?> firstOf)
    {
        // The tokens of an API beside sessions that end.
        var tokens = firstOf(Forever) is { } endless && endless.Excerpt.Contains("expiration", StringComparison.Ordinal) && firstOf(Idle) is not null ? endless : null;
        if (firstOf(Forever) is { } forever && tokens is null)
        {
            return Verdict.Fail(subject, "Some sessions never end, or last for more than 90 days.", Evidence.Strong("no end", forever.Location));
        }

        Facet[] facets =
        [
            Facet.Of("an idle limit", firstOf(Idle)),
            Facet.Of("an absolute limit", firstOf(Absolute)),
            Facet.Of("a new id at login", firstOf(Renewed) ?? (firstOf(Absolute) is { } token && Token().IsMatch(token.Excerpt) ? token : null)),
            Facet.Of("an end on the server at logout", firstOf(Ended)),
        ];
        var provider = ProviderOf(repository);
        if (facets.All(facet => !facet.Holds) && firstOf(Login) is null && provider is null)
        {
            return Verdict.Unknown(subject, UnknownReason.Never, "There are users, but neither a login nor a session was recognised.", repository.Facts.Why(Fact.Users) is { } why ? [why] : []);
        }

        if (!facets[0].Holds && !facets[1].Holds && (provider is not null || (!facets[2].Holds && !facets[3].Holds)))
        {
            return provider is not null
                ? Verdict.Unknown(subject, UnknownReason.Never, "An identity provider keeps the sessions; its limits have to be stated.", provider)
                : Verdict.Fail(subject, "Nothing sets when a session ends, and nothing ends one on the server.", facets.Shown());
        }

        if (tokens is not null)
        {
            return Verdict.Partial(subject, "Sessions end, and tokens hold until somebody revokes them.", [.. facets.Shown(), Evidence.Strong("no end", tokens.Location)]);
        }

        return facets.All(facet => facet.Holds)
            ? Verdict.Pass(subject, "Sessions have both limits, a new id at login, and end on the server.", facets.Shown())
            : Verdict.Partial(subject, string.Create(CultureInfo.InvariantCulture, $"There is no sign of {facets.Missing()}."), facets.Shown());
    }

    // A list of addresses that nobody may register with, and the sessions of a course or of a sale, end no login.
    private static bool IsOfLogin(IdiomMatch match) =>
        match.Text.Contains("list", StringComparison.OrdinalIgnoreCase) ? SessionWord().IsMatch(match.LineText)
        : !match.Text.Contains("session", StringComparison.OrdinalIgnoreCase) || match.Language is not (Language.JavaScript or Language.Java or Language.CSharp)
            || LoginFile().IsMatch(match.Path) || LoginFile().IsMatch(match.LineText);

    [GeneratedRegex("""auth|token|jwt|log-?(in|out)|sign-?(in|out)|identity|account|users?\b|sso|security|cookie|revoke|\breq(uest)?\.session""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoginFile();

    // What a cache holds ends for other reasons.
    private static bool OfSession(IdiomMatch match) => (SessionWord().IsMatch(match.LineText) || SessionFile().IsMatch(match.Path)) && (!match.LineText.Contains("ache", StringComparison.Ordinal) || match.Text.Contains("CacheTime", StringComparison.Ordinal));

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

    [GeneratedRegex("""session|cookie|token|jwt|auth|login|remember|refresh|ExpireTimeSpan""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SessionWord();

    [GeneratedRegex("""session|auth|token|jwt|login|identity|user""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SessionFile();

    [GeneratedRegex("""session|auth|token|jwt|log-?(in|out)|sign-?(in|out)|identity|account|user|sso|security""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AccountFile();

    // A token is made anew at each login.
    [GeneratedRegex("""token|jwt|expiresIn|refresh""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
