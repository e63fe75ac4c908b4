namespace Gapless.Readiness.Checks.Identity;

public sealed class SessionsAreShared : Check
{
    // A session that is kept on the server, by the framework or by the program's own table.
    private static readonly Idiom Used = Phrases.Idiom(
        "session.store/used",
        [.. Language.Code, Language.Yaml],
        """^[ \t]*handler_id:""", """@EnableCaffeineHttpSession""", """\bMapSessionRepository\b""", """\bsession\(\s*\{""", """\bregister\(\s*(fastifySession|session)\b""", """\.AddSession\(""", """\.UseSession\(""", """django\.contrib\.sessions""", """\bSESSION_ENGINE\b""", """\bflask_session\b""", """\bServerSessionMiddleware""", """session_store\b""", """\bsessions\.NewSession""", """\bscs\.New\(""", """\bsessions\.New\w*Store\(""", """\bsessions\.Sessions\(""", """@EnableRedisHttpSession""", """@EnableJdbcHttpSession""", """\.formLogin\(""", """\bSessionStore\b""", """\bSessionMiddleware(,|::(new|builder))""", """SessionManagerLayer""", """plug :?\(?Plug\.Session""", """Plug\.Session\b""", """['"]SESSION_DRIVER['"]""", """\biron-session\b""", """getIronSession\(""", """\bcookieSession\(""", """\bNextAuth\(""", """\bbetterAuth\(""", """\.AddCookie\(""", """\.AddIdentity(ApiEndpoints)?<""", """AddDefaultIdentity<""", """AddIdentityCookies\(""", """\bcreateCookieSessionStorage\(""", """CookieSessionStore\b""") with
    { Accept = IsSession };

    // Somewhere that all instances see: Redis, a database, or an encrypted cookie.
    private static readonly Idiom Shared = Phrases.Idiom(
        "session.store/shared",
        [.. Language.Code, Language.Yaml, Language.Configuration],
        """\bRedisStore\b""", """\bconnect-redis\b""", """\bconnect-pg-simple\b""", """\bconnectPgSimple\b""", """\bMongoStore\b""", """\bPrismaSessionStore\b""", """\bSequelizeStore\b""", """\bTypeormStore\b""", """\bKnexSessionStore\b""", """\bDrizzle(PostgreSQL|MySQL)Adapter\b""", """\bPrismaAdapter\(""", """\bDrizzleAdapter\(""", """\bMongoDBAdapter\(""", """\bprismaAdapter\(""", """\bmongodbAdapter\(""", """\bdrizzleAdapter\(""", """strategy:\s*['"]jwt""", """\bcookieSession\(""", """getIronSession\(""", """createCookieSessionStorage\(""", """fastify/secure-session""",
        """\.AddStackExchangeRedisCache\(""", """\.AddDistributedSqlServerCache\(""", """\.AddRedisDistributedCache\(""", """\.AddDistributedPostgres""", """\bITicketStore\b""", """\.AddCookie\(""", """\.AddIdentity(ApiEndpoints)?<""", """AddDefaultIdentity<""", """AddIdentityCookies\(""",
        """sessions\.backends\.(cache|cached_db|db|signed_cookies)""", """SESSION_TYPE['"\]]*\s*=\s*['"](redis|sqlalchemy|mongodb|memcached)""", """SessionMiddleware,[^\n]{0,60}secret""", """add_middleware\(\s*SessionMiddleware""", """session_store\b[^\n]{0,40}:(cookie_store|active_record_store|redis\w*|cache_store|mem_cache_store)""", """:cookie_store\b""", """@EnableRedisHttpSession""", """@EnableJdbcHttpSession""", """spring\.session\.(store-type|redis|jdbc)""", """spring-session-(data|jdbc|hazelcast)""", """NewCookieStore\(""", """cookie\.NewStore\(""", """redisstore\.New""", """redistore\.New""", """postgresstore\.New""", """pgxstore\.New""", """redis\.NewStore""", """RedisSessionStore""", """CookieSessionStore\b""", """store:\s*:cookie""", """PostgresStore\b""", """SESSION_DRIVER['"]\s*,\s*['"](redis|database|cookie|memcached)""", """handler_id:\s*['"]?(%env|redis|snc_redis|Symfony)""", """\bPdoSessionHandler\b""", """\bRedisSessionHandler\b""") with
    { Accept = IsSession };

    private static readonly Idiom InMemory = Phrases.Idiom("session.store/memory", [.. Language.Code, Language.Yaml, Language.Configuration], """\.AddDistributedMemoryCache\(""", """\bnew (session\.)?MemoryStore\b""", """memstore\.New""", """memstore\.NewStore""", """sessions\.backends\.file""", """SESSION_DRIVER['"]\s*,\s*['"](file|array)""", """SESSION_TYPE['"\]]*\s*=\s*['"]filesystem""", """MemoryStore::(new|default)""", """NewFilesystemStore\(""", """session\.handler\.native_file""", """@EnableCaffeineHttpSession""", """\bMapSessionRepository\b""") with
    { Accept = match => !match.LineText.Contains("evelopment", StringComparison.Ordinal) && !match.LineText.Contains("NODE_ENV", StringComparison.Ordinal) && !match.LineText.Contains("test", StringComparison.OrdinalIgnoreCase) };

    private static readonly Idiom OfExpress = Phrases.Idiom("session.store/express", [Language.JavaScript], """\buse\(\s*session\(\s*\{""", """\bexpressSession\(\s*\{""", """\bfastifySession\b""");

    private static readonly Idiom OfServer = Phrases.Idiom("session.store/server", [Language.CSharp], """\.AddSession\(""", """\.UseSession\(""");

    private static readonly Idiom Keys = Phrases.Idiom("session.store/keys", [Language.CSharp], """\bPersistKeysTo\w+""", """\bXmlRepository\s*=[^=]""", """:\s*IXmlRepository\b""", """<IXmlRepository,""");

    private static readonly Idiom ProtectedByKeys = Phrases.Idiom("session.store/protected", [Language.CSharp], """\.AddCookie\(""", """\.AddSession\(""", """\.AddAntiforgery\(""", """\.AddIdentity(ApiEndpoints)?<""", """AddDefaultIdentity<""", """AddIdentityCookies\(""", """\.AddDataProtection\(""", """\.UseAntiforgery\(""");

    // Laravel and Django keep sessions without being asked; what they do by default is known.
    public override CheckInfo Info { get; } = new("session.store", Category.Identity, Priority.High, "Sessions live in a shared store and survive a restart")
    {
        Why = "Sessions in the memory of one instance log everybody out at each deployment, and make every other instance answer as to a stranger.",
        Remedy = "Keep sessions in Redis or the database with an expiry, and keep the keys that protect cookies where all instances find them.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App VI", "OWASP ASVS 5.0 7.2"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Used, Shared, InMemory, OfExpress, OfServer, Keys, ProtectedByKeys];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        List<Verdict> verdicts = [.. repository.Components.Where(component => component.Kind == ComponentKind.Http)
            .Select(component => Judge(repository, component.Name, idiom => repository.HitsFor(component, idiom).FirstOrDefault())).OfType<Verdict>()];
        return verdicts.Count > 0 ? verdicts : [Judge(repository, Verdict.WholeSystem, idiom => repository.FirstOf(null, idiom)) ?? Verdict.NotApplicable(Verdict.WholeSystem, "no session is kept on the server")];
    }

    /// <summary>Null for what keeps no session.</summary>
    private static Verdict? Judge(RepositoryFacts repository, string subject, Func<Idiom, IdiomHit?> firstOf)
    {
        if ((firstOf(Used) ?? firstOf(ProtectedByKeys)) is not { } used)
        {
            return null;
        }

        var (shared, memory) = (firstOf(Shared), firstOf(InMemory));
        var keys = KeysLost(repository, firstOf);
        return (shared, memory) switch
        {
            (null, { } bad) when bad.Excerpt.Contains("env(", StringComparison.Ordinal) => Verdict.Partial(subject, "Sessions are kept by one instance alone unless a setting says otherwise.", Evidence.Strong("kept by one instance", bad.Location)),
            (null, { } bad) when bad.Language is not Language.CSharp || firstOf(OfServer) is not null => Verdict.Fail(subject, "Sessions are kept by one instance alone and end with it.", Evidence.Strong("kept by one instance", bad.Location)),
            (null, _) when firstOf(OfExpress) is { } express => Verdict.Fail(subject, "No store is given, so sessions are kept in the memory of the process.", Evidence.Strong("no store", express.Location)),
            ({ } store, _) when keys is not null => Verdict.Partial(subject, "Sessions are shared, but the keys that protect cookies are made anew by each container.", Evidence.Strong("session", store.Location), keys),
            ({ } store, _) => Verdict.Pass(subject, "Sessions are kept where every instance finds them.", Evidence.Strong("session", store.Location)),
            _ => ByDefault(subject, used, keys),
        };
    }

    // In Go, AddCookie adds one to a request.
    private static bool IsSession(IdiomMatch match) => match.Language is Language.CSharp || !match.Text.StartsWith(".Add", StringComparison.Ordinal);

    // Without persisted keys every container protects cookies with keys of its own, and a new one cannot read the old one's.
    private static Evidence? KeysLost(RepositoryFacts repository, Func<Idiom, IdiomHit?> firstOf) =>
        firstOf(Keys) is null && firstOf(ProtectedByKeys) is { } user && (repository.Facts.Has(Fact.Docker) || repository.Facts.Has(Fact.Kubernetes) || repository.Facts.Has(Fact.Aspire))
            ? Evidence.Strong("protected by keys that nothing keeps", user.Location) : null;

    private static Verdict ByDefault(string subject, IdiomHit used, Evidence? keys)
    {
        var evidence = Evidence.Strong("session", used.Location);
        return used.Language switch
        {
            Language.Python when used.Excerpt.Contains("django", StringComparison.Ordinal) => Verdict.Pass(subject, "Sessions are kept in the database, as Django does by itself.", evidence),
            Language.Ruby => Verdict.Pass(subject, "Sessions are encrypted cookies, as Rails does by itself.", evidence),
            Language.Elixir => Verdict.Pass(subject, "Sessions are signed cookies, as Plug does by itself.", evidence),
            Language.Java => Verdict.Fail(subject, "Sessions of the login form are kept in the memory of the process; no session store is configured.", evidence),
            Language.CSharp when keys is not null => Verdict.Partial(subject, "The keys that protect cookies are made anew by each container.", evidence, keys),
            Language.CSharp => Verdict.Pass(subject, "Sessions are protected cookies, and their keys are kept.", evidence),
            _ => Verdict.Unknown(subject, UnknownReason.Never, "Sessions are used, but where they are kept could not be read.", evidence),
        };
    }
}
