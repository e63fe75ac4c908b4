using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class TokensAreStrict : Check
{
    private const int Short = 60;
    private const int Day = 24 * 60;

    private static readonly Idiom Issued = Phrases.Idiom("auth.tokens/issued", Language.Code, """\bjwt\.sign\(""", """\bjsonwebtoken\b[^\n]{0,60}\bsign\b""", """\bnew SignJWT\(""", """jwtService\.sign(Async)?\(""", """\bjwt\.encode\(""", """\bcreate_access_token\(""", """new JwtSecurityToken\(""", """SecurityTokenDescriptor\b""", """NewWithClaims\(""", """\bJwts\.builder\(""", """\bJWT\.create\(""", """\bJWT\.encode\b""", """\bJWT::encode\(""", """\bencode\(\s*&Header""", """JwtClaimsSet\.builder""", """Guardian\.encode_and_sign""", """->createToken\(""", """RefreshToken\.for_user""", """TokenObtainPairView""", """\.sign_with_key\(""") with { Accept = match => !Foreign().IsMatch(match.Path) && !match.LineText.Contains("PRIVATE_KEY", StringComparison.Ordinal) && !match.LineText.Contains("authenticator->", StringComparison.Ordinal) };
    private static readonly Idiom Checked = Phrases.Idiom("auth.tokens/checked", Language.Code, """\bjwt\.verify\(""", """\bjwtVerify\(""", """AddJwtBearer\(""", """AddMicrosoftIdentityWebApi""", """\bjwt\.decode\(""", """\bjwt\.Parse(WithClaims)?\(""", """\bJwts\.parser""", """\bJWT\.require\(""", """\boauth2ResourceServer\(""", """\bJWT\.decode\b""", """\bJWT::decode\(""", """\bdecode::<""", """expressjwt\(""", """passport-jwt""", """JwtStrategy\b""", """verifyAsync\(""", """\bJWTAuthentication\b""", """\bcreateRemoteJWKSet\(""");

    // expiresIn: '15m'   timedelta(minutes=30)   AddMinutes(15)   ACCESS_TOKEN_EXPIRE_MINUTES = 30   Add(time.Hour * 24)   JWT_EXPIRES_IN=7d
    private static readonly Idiom Lifetime = Phrases.Idiom(
        "auth.tokens/lifetime",
        [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json, Language.Dotenv],
        """\bexpiresIn["']?\s*:\s*(?<value>['"]?[^,\n})]{1,40})""", """setExpirationTime\(\s*(?<value>[^)\n]{1,40})""", """ACCESS_TOKEN_EXPIRE_MINUTES\w*(:\s*\w+)?\s*=\s*(?<value>[^\n#]{1,40})""", """ACCESS_TOKEN_LIFETIME['"]?\s*[:=]\s*(?<value>[^\n]{1,60})""", """JWT_ACCESS_EXPIRATION_MINUTES\s*=\s*(?<value>\d+)""", """JWT_EXPIR\w*\s*=\s*(?<value>[^\n]{1,30})""", """AUTH_JWT_TOKEN_EXPIRES_IN\s*=\s*(?<value>[^\n]{1,30})""", """AccessTokenLifetime\s*=\s*(?<value>[^,\n]{1,40})""", """[eE]xpires\s*[:=]\s*DateTime\w*\.\w*Now\w*\.Add(?<value>(Minutes|Hours|Days)\([^)\n]{1,30}\))""", """['"]exp['"]\s*[:\]=][^\n]{0,60}timedelta\((?<value>[^)\n]{1,30})""", """ExpiresAt:?[^\n]{0,60}Add\((?<value>[^)\n]{1,40})""", """tokensExpireIn\([^\n]{0,40}add(Days|Weeks|Months|Years)\(""", """["]exp["]:[^\n]{0,60}\.Add\((?<value>[^)\n]{1,40})""", """\.setExpiration\([^\n]{0,60}""", """withExpiresAt\(""", """\bexp:\s*(?<value>[^\n]{1,40})""", """JWT_TTL['"]?\s*[=,]\s*(?<value>\d+)""", """\bttl:\s*\{(?<value>[^}\n]{1,30})""", """['"]expiration['"]\s*=>\s*(?<value>[^,\n]{1,30})""", """ExpiresAt:\s*jwt\.NewNumericDate\(""", """\bexpires:\s*[a-zA-Z_]\w*""", """\bExpires\s*=\s*[a-zA-Z_]\w*""", """\["exp"\]\s*=""", """\['exp'\]\s*=""", """['"]exp['"]:\s*[a-z]\w+""", """AccessTokenDuration\s*=\s*(?<value>[^\n]{1,30})""") with
    { Accept = match => !Other().IsMatch(match.LineText) && !Foreign().IsMatch(match.Path) && !Stored().IsMatch(match.Path) };

    private static readonly Idiom Unsafe = Phrases.Idiom(
        "auth.tokens/unsafe",
        Language.Code,
        """algorithms?["']?\s*[:=]\s*\[?\s*['"]none['"]""", """verify_signature['"]?\s*:\s*False""", """\bverify\s*=\s*False[^\n]{0,40}jwt""", """jwt\.decode\([^\n]{0,120}verify\s*=\s*False""", """ignoreExpiration:\s*true""", """ValidateLifetime\s*=\s*false""", """ValidateIssuerSigningKey\s*=\s*false""", """RequireSignedTokens\s*=\s*false""", """RequireExpirationTime\s*=\s*false""", """SigningMethodNone""", """UnsafeAllowNoneSignatureType""", """ParseUnverified\(""", """insecure_disable_signature_validation""", """JWT\.decode\([^\n]{0,80},\s*false\b""", """SignatureValidator\s*=\s*(delegate|\()""", """verify_exp['"]?\s*:\s*False""");

    // A first look without a check tells which key to check with.
    private static readonly Idiom Verified = Phrases.Idiom("auth.tokens/verified", Language.Code, """\bjwks?\b""", """\bJWKS?\b""", """ParseWithClaims\(""", """VerifySignature\(""", """verify_signature['"]?\s*:\s*True""", """\bjwt\.verify\(""", """\bjwtVerify\(""") with { LimitPerFile = 3 };

    private static readonly Idiom Audience = Phrases.Idiom("auth.tokens/audience", [.. Language.Code, Language.Yaml, Language.Configuration], """\baudience["']?\s*[:=(]""", """ValidAudiences?\b""", """ValidateAudience\s*=\s*true""", """\.Audience\s*=""", """WithAudience\(""", """withAudience\(""", """requireAudience\(""", """\.set_audience\(""", """\.aud\b\s*(!==|===|!=|==)""", """JWT_AUDIENCE""", """\baud:\s*['"]""", """AddMicrosoftIdentityWebApi""");
    private static readonly Idiom Issuer = Phrases.Idiom("auth.tokens/issuer", [.. Language.Code, Language.Yaml, Language.Configuration], """\bissuer["']?\s*[:=(]""", """ValidIssuers?\b""", """ValidateIssuer\s*=\s*true""", """\.Authority\s*=""", """WithIssuer\(""", """withIssuer\(""", """requireIssuer\(""", """\.set_issuer\(""", """issuer-uri""", """jwk-set-uri""", """JWT_ISSUER""", """AddMicrosoftIdentityWebApi""", """AUTH0_DOMAIN""") with { LimitPerFile = 3 };

    private static readonly Idiom Rotation = Phrases.Idiom("auth.tokens/rotation", [.. Language.Code, Language.Sql, Language.Text, Language.Yaml], """[rR]efreshTokens?\w*\.(create|update|delete|remove|findOne|findUnique|save)\w*\(""", """refresh_tokens?\b[^\n]{0,40}(table|INSERT|hash|jti)""", """ROTATE_REFRESH_TOKENS['"]?\s*:\s*True""", """BLACKLIST_AFTER_ROTATION""", """\brotateRefresh""", """refreshTokenRotation""", """\brevokeRefreshToken""", """\brevoked_?[aA]t\b""", """token_blacklist\b""", """\bDbSet<\w*RefreshToken""", """model RefreshToken\b""", """RefreshTokenUsage\.OneTime""", """class \w*RefreshToken\w*\b[^\n]{0,40}[:({]""", """session\.hash\b""", """sessionService\.(update|create|delete)\w*\(""", """CREATE TABLE[^\n]{0,40}refresh_tokens""", """tokenTypes\.REFRESH""", """\btokenVersion\b""");

    private static readonly Idiom Browser = Phrases.Idiom("auth.tokens/browser", [Language.JavaScript, Language.Markup], """localStorage\.setItem\(\s*['"`]\w*([tT]oken|jwt|JWT)\w*""", """localStorage\[['"]\w*[tT]oken""", """localStorage\.\w*[tT]oken\s*=""") with { LimitPerFile = 1 };

    private static readonly string[] Providers = ["@clerk/*", "@auth0/*", "next-auth", "@workos-inc/*", "@kinde-oss/*", "@supabase/*", "Microsoft.Identity.Web", "@azure/msal*", "firebase-admin", "Duende.IdentityServer*", "OpenIddict*", "spring-boot-starter-oauth2-resource-server"];

    public override CheckInfo Info { get; } = new("auth.tokens", Category.Identity, Priority.High, "Tokens are short-lived, verified strictly and refreshed by rotation")
    {
        Why = "A token is a key that nobody can take back: the longer it holds and the less it is checked, the more a stolen one opens.",
        Remedy = "Issue access tokens for 15 minutes, refresh them by a token that is used once and can be revoked, and check signature, algorithm, issuer, audience and expiry.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live],
        References = ["RFC 8725", "RFC 9700", "OWASP ASVS 5.0 9.1, 9.2, 10.4"],
        AppliesWhen = Condition.Any(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Issued, Checked, Lifetime, Unsafe, Verified, Audience, Issuer, Rotation, Browser];

    public override IEnumerable<Verdict> Live(TargetFacts target) => SeenTokens.Judge(target);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        List<Verdict> verdicts = [.. repository.Components.Where(component => component.Kind == ComponentKind.Http)
            .Select(component => Judge(repository, component.Name, repository.PartsOf(component), idiom => repository.HitsFor(component, idiom))).OfType<Verdict>()];
        return verdicts.Count > 0 ? verdicts
            : [Judge(repository, Verdict.WholeSystem, repository.Components, idiom => repository.HitsOf(idiom)) ?? Verdict.NotApplicable(Verdict.WholeSystem, "no token is issued or checked")];
    }

    /// <summary>Null for what neither issues nor checks a token.</summary>
    private static Verdict? Judge(RepositoryFacts repository, string subject, ImmutableArray<ComponentFacts> parts, Func<Idiom, IEnumerable<IdiomHit>> hitsOf)
    {
        var (issued, read) = (hitsOf(Issued).FirstOrDefault(), hitsOf(Checked).FirstOrDefault());
        if ((issued ?? read) is not { } used)
        {
            return null;
        }

        if (hitsOf(Unsafe).FirstOrDefault(hit => !(Looks().IsMatch(hit.Excerpt) && repository.HitsIn(hit.Path, Verified).Any())) is { } unsafely)
        {
            return Verdict.Fail(subject, $"{unsafely.Path} accepts tokens without checking them whole.", Evidence.Strong("not checked", unsafely.Location));
        }

        return Judge(subject, used, issued is not null, hitsOf, parts.Any(part => Providers.Any(name => part.Manifest.Find(name) is not null)), repository.FirstOf(null, Browser));
    }

    private static Verdict Judge(string subject, IdiomHit used, bool issues, Func<Idiom, IEnumerable<IdiomHit>> hitsOf, bool provider, IdiomHit? browser)
    {
        var lifetimes = hitsOf(Lifetime).Select(hit => (Hit: hit, Minutes: MinutesOf(hit))).ToList();
        var longest = lifetimes.Where(one => one.Minutes is not null && !Refresh().IsMatch(one.Hit.Excerpt)).OrderByDescending(one => one.Minutes).FirstOrDefault();
        var rotation = hitsOf(Rotation).FirstOrDefault();

        // $user->createToken(): the server looks each of them up, and can forget it.
        var opaque = hitsOf(Issued).All(hit => hit.Value.Contains("createToken(", StringComparison.Ordinal)) && !hitsOf(Checked).Any();
        var endless = opaque ? lifetimes.Find(one => one.Hit.Excerpt.Contains("null", StringComparison.Ordinal)).Hit : null;
        var missing = new[]
        {
            longest.Minutes > Short ? $"a token holds for {Said(longest.Minutes.Value)}" : null,
            !opaque && !hitsOf(Audience).Any() && !provider ? "the audience is not checked" : null,
            !opaque && !hitsOf(Issuer).Any() && !provider ? "the issuer is not checked" : null,
            issues && !opaque && rotation is null && !provider ? "nothing rotates or revokes a refresh token" : null,
            endless is not null ? "a token holds until it is revoked" : null,
            lifetimes.Exists(one => one.Hit.Excerpt.Contains("tokensExpireIn(", StringComparison.Ordinal)) ? "a token holds for days" : null,
            browser is not null ? "a token is kept in localStorage" : null,
        }.OfType<string>().ToList();
        var evidence = new[] { (used, "token"), (longest.Hit ?? lifetimes.FirstOrDefault().Hit, "lifetime"), (rotation, "refresh"), (browser, "in the browser") }.Where(one => one.Item1 is not null).Select(one => Evidence.Strong(one.Item2, one.Item1!.Location)).ToList();
        return issues && !opaque && lifetimes.Count == 0 && !provider ? Verdict.Fail(subject, "Tokens are issued, and nothing says when they end.", evidence)
            : longest.Minutes > Day && rotation is null && !opaque ? Verdict.Fail(subject, $"A token holds for {Said(longest.Minutes.Value)} and cannot be revoked.", evidence)
            : missing.Count == 0 ? Verdict.Pass(subject, "Tokens are short-lived, checked whole and can be revoked.", evidence)
            : Verdict.Partial(subject, string.Concat(missing[0][..1].ToUpperInvariant(), string.Join(", ", missing)[1..], "."), evidence);
    }

    private static string Said(int minutes) => minutes == Day ? "a day" : minutes % Day == 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes / Day} days") : minutes % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} hours") : string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes");

    // '7d'   "15m"   60 * 60   minutes=30   Days(7)   time.Hour * 24   30
    private static int? MinutesOf(IdiomHit hit)
    {
        if (Added().Match(hit.Value) is { Success: true } added)
        {
            return int.Parse(added.Groups["number"].Value, CultureInfo.InvariantCulture) * (added.Groups["unit"].Value is "Days" ? Day : added.Groups["unit"].Value is "Hours" ? 60 : 1);
        }

        var amount = Amount().Match(hit.Value);
        if (!amount.Success || Computed().IsMatch(hit.Value) || hit.Excerpt.Contains("exp:", StringComparison.Ordinal))
        {
            return null;
        }

        var number = amount.Groups["number"].Captures.Aggregate(1L, (product, one) => Math.Min(product * long.Parse(one.Value, CultureInfo.InvariantCulture), int.MaxValue));
        var unit = Unit().Match(hit.Value) is { Success: true } named ? named.Value.ToLowerInvariant() : hit.Excerpt.Contains("MINUTES", StringComparison.Ordinal) || hit.Excerpt.Contains("TTL", StringComparison.Ordinal) || hit.Excerpt.Contains("=>", StringComparison.Ordinal) ? "m" : "s";
        var minutes = unit[0] switch { 'd' => number * Day, 'h' => number * 60, 'w' => number * 7 * Day, 'y' => number * 365 * Day, 'm' when unit is not "ms" => number, _ => number / 60 };
        return (int)Math.Min(minutes, int.MaxValue);
    }

    [GeneratedRegex("""(?<number>\d{1,9})(\s*\*\s*(?<number>\d{1,9}))*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();

    // exp: parseInt((addDays(new Date(), 7).getTime() / 1000).toFixed(0))
    [GeneratedRegex("""add(?<unit>Days|Hours|Minutes)\([^,\n]{1,30},\s*(?<number>\d{1,4})\s*\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Added();

    // 3600 * hours: how many is not known here
    [GeneratedRegex("""(?!(days?|hours?|minutes?|weeks?|months?|years?|seconds?|time|duration|from|now|timedelta|timespan|add\w*|ago|in|int|null|d|h|m|s|w|y|ms)\b)\b[a-z_]\w*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Computed();

    // Somebody else's tokens, and files that were copied in.
    [GeneratedRegex("""(^|/)(vendor|integrations?|assets/js/vendor)/|github|apple|google|vapid|apns|fcm|zoom|docusign|\.min\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Foreign();

    [GeneratedRegex("""(?<=\d\s?)(d|h|m|s|w|y|ms)\b|days?|hours?|minutes?|weeks?|years?|seconds?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unit();

    [GeneratedRegex("""ParseUnverified|verify_signature|jwt\.decode""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Looks();

    [GeneratedRegex("""refresh|remember|verif|confirm|forgot|reset|invite|email|magic|cookie|session|unsubscribe|download|upload|presign|s3|signedurl""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Refresh();

    // An address into a bucket ends by itself.
    [GeneratedRegex("""presign|licen[cs]e|(^|/)[^/]*(S3|s3|[bB]lob|[uU]pload|[sS]torage)[^/]*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stored();

    // A signed address or a link in a mail holds as long as it must.
    [GeneratedRegex("""presign|getSignedUrl|signedUrl|cache|redis""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Other();
}
