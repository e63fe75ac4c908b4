using Gapless.Readiness.Checks.Api;

namespace Gapless.Readiness.Checks.Identity;

public sealed class IdentityIsCentral : Check
{
    private static readonly Idiom Signs = Phrases.Idiom("auth.central/signs", Language.Code, """\bjwt\.sign\(""", """\bnew SignJWT\(""", """jwtService\.sign(Async)?\(""", """\bjwt\.encode\(""", """\bcreate_access_token\(""", """new JwtSecurityToken\(""", """NewWithClaims\(""", """\bJwts\.builder\(""", """\bJWT\.create\(\)""", """\bJWT\.encode\(""", """\bJWT::encode\(""");
    private static readonly Idiom Verifies = Phrases.Idiom("auth.central/passwords", Language.Code, """\bbcrypt\w*\.compare(Sync)?\(""", """\bargon2\.verify\(""", """PasswordSignInAsync\(""", """\bcheck_password(_hash)?\(""", """pwd_context\.verify\(""", """CompareHashAndPassword\(""", """passwordEncoder\.matches\(""", """\bhas_secure_password\b""", """Hash::check\(""", """password_verify\(""", """Bcrypt\.verify_pass\(""");

    // Whose tokens it takes: the same name of a setting, or the same library, is the same issuer.
    private static readonly Idiom Trusts = Phrases.Idiom(
        "auth.central/trusts",
        [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json],
        """\bAddMicrosoftIdentityWeb\w+\(""", """\.Authority\s*=\s*(?<value>[^;\n]{1,80})""", """\bAddJwtBearer\(""", """\bAddKeycloakJwtBearer\(""", """\bAddOpenIdConnect\(""", """createRemoteJWKSet\(""", """\bjwksUri\b""", """\bjwks_uri\b""", """\bPyJWKClient\(""", """issuer-uri:?\s*=?\s*(?<value>[^\n]{1,80})""", """jwk-set-uri""", """\bAUTH0_DOMAIN\b""", """\bCLERK_\w+""", """\bKEYCLOAK_\w+""", """\bCOGNITO_\w+""", """\bAUTH_ISSUER\b""", """oauth2ResourceServer\(""", """\bclerkMiddleware\(""", """\boidc\.NewProvider\(""", """\bjwt\.verify\(""", """\bjwtVerify\(""", """\bjwt\.decode\(""", """\bNextAuth\(""", """\bjwt\.Parse\w*\(""", """AddDefaultAuthentication\(""", """\bverifyIdToken\(""", """supabase\.auth\.getUser\(""") with
    { LimitPerFile = 5 };

    private static readonly Idiom Believes = Phrases.Idiom("auth.central/believes", Language.Code, """headers?\.?(get\()?\[?['"][xX]-[uU]ser-[iI]d['"]""", """Headers\[['"]X-User-Id['"]\]""", """@RequestHeader\(\s*['"]X-User-Id['"]""", """Header\.Get\(\s*"X-User-I[dD]"\)""", """\bx_user_id\b[^\n]{0,40}Header""") with
    { LimitPerFile = 2 };

    public override CheckInfo Info { get; } = new("auth.central", Category.Identity, Priority.High, "One identity provider and one scheme serve every service")
    {
        Why = "Where each service knows its own users, leaving one is forgotten in the others, and each has its own way of getting it wrong.",
        Remedy = "Let one provider sign people in, and have every service verify its tokens by the provider's published keys.",
        Effort = Effort.Large,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 6.8, 9.1, 10", "Azure Well-Architected SE:05"],
        AppliesWhen = Condition.All(Fact.Users, Fact.MultiService),
    };

    public override ImmutableArray<Idiom> Idioms => [Signs, Verifies, Trusts, Believes];

    public override AttestationForm Attestation { get; } =
        new("Every service of this system takes the identities of one provider.", ["provider", "services", "how tokens are verified", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        // Pages that hold a session for an API are one scheme with it.
        var parts = ApiComponents.Of(repository);
        if (parts.Count < 2)
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "one service alone answers for users")];
        }

        var own = parts.Select(component => (Component: component, Hit: repository.FirstOf(component, Verifies) ?? repository.FirstOf(component, Signs))).Where(one => one.Hit is not null).ToList();
        var trusting = parts.Select(component => (Component: component, Hit: repository.FirstOf(component, Trusts))).Where(one => one.Hit is not null && own.All(other => other.Component != one.Component)).ToList();
        return [Judge(repository, parts, own, trusting)];
    }

    private static Verdict Judge(RepositoryFacts repository, IReadOnlyList<ComponentFacts> parts, List<(ComponentFacts Component, IdiomHit? Hit)> own, List<(ComponentFacts Component, IdiomHit? Hit)> trusting)
    {
        var evidence = own.Select(one => Evidence.Strong($"{one.Component.Name} signs people in", one.Hit!.Location)).Concat(trusting.Select(one => Evidence.Strong($"{one.Component.Name} verifies tokens", one.Hit!.Location))).Take(8).ToList();
        if (own.Select(one => one.Component.Name).Distinct(StringComparer.Ordinal).Count() >= 2)
        {
            return Verdict.Fail(Verdict.WholeSystem, $"{own.Count} services know passwords or sign tokens by themselves: {string.Join(", ", own.Take(4).Select(one => one.Component.Name))}.", evidence);
        }

        if (repository.FirstOf(null, Believes) is { } believes)
        {
            return Verdict.Partial(Verdict.WholeSystem, $"{believes.Path} believes who a request says it comes from.", evidence.Prepend(Evidence.Strong("believed without proof", believes.Location)));
        }

        var shared = repository.SharedHitsOf(Trusts);
        return trusting.Count > 0 || !shared.IsEmpty
            ? own is [var issuer] && trusting.Any(one => IsSymmetric(one.Hit!))
                ? Verdict.Partial(Verdict.WholeSystem, $"{issuer.Component.Name} signs tokens, and others verify them with a secret of their own copy.", evidence)
                : Verdict.Pass(Verdict.WholeSystem, "Every service takes the identities of one provider.", evidence.Concat(shared.Take(1).Select(hit => Evidence.Strong("shared verification", hit.Location))))
            : own is [var alone]
                ? Verdict.Fail(Verdict.WholeSystem, $"{alone.Component.Name} signs people in, but no other of {parts.Count} services asks for that.", evidence)
                : Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Neither a provider nor a sign-in was recognised in the services.");
    }

    // jwt.verify(token, process.env.JWT_SECRET)
    private static bool IsSymmetric(IdiomHit hit) => hit.Excerpt.Contains("SECRET", StringComparison.OrdinalIgnoreCase);
}
