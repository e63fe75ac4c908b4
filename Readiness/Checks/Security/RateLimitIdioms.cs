using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

/// <summary>Limiters in code and at the edge, and whether they see the true client and share their counts.</summary>
internal static partial class RateLimitIdioms
{
    // A limit at the edge knows the client's address and counts for all replicas.
    private static readonly Idiom Edge = new(
        "ratelimit.enabled/edge",
        ["limit_req", "rateLimit", "rate-limit", "local_ratelimit", "usage_plan", "UsagePlan", "throttling_", "rate_based_statement", "rate_limit", "limit-rps", "limit-connections"])
    {
        Pattern = EdgePattern(),
        Languages = [Language.Configuration, Language.Yaml, Language.Json, Language.Toml, Language.Hcl, Language.Bicep, Language.Xml],
        Accept = match => !UpdateBot().IsMatch(match.Path) && !Project().IsMatch(match.Path),
    };

    private static readonly Idiom Wired = new(
        "ratelimit.enabled/wired",
        ["rateLimit", "UseRateLimiter", "ThrottlerGuard", "RateLimiter", "throttle", "Limiter", "ratelimit", "Bucket4j", "Rack::Attack", "Rack_Attack", "httprate", "tollbooth", "governor", "rate_limit", "PlugAttack", "Hammer."])
    {
        Pattern = WiredPattern(),
        Languages = Language.Code,
        Accept = match => !IsOutbound(match),
    };

    // A limiter of one's own: whoever answers 429 and says when to come again limits something.
    private static readonly Idiom Refused = new("ratelimit.enabled/refused", ["TooManyRequests", "too_many_requests", "429"]) { Pattern = RefusedPattern(), Languages = Language.Code };
    private static readonly Idiom Again = new("ratelimit.enabled/again", ["Retry-After", "RetryAfter", "retry_after"]) { Languages = Language.Code };

    // Counts kept where all replicas see them.
    private static readonly Idiom Shared = new("ratelimit.enabled/shared", ["redis", "memcached", "Upstash"]) { Pattern = SharedPattern(), Languages = Language.Code };

    private static readonly Idiom TrustsProxy = new(
        "ratelimit.enabled/trusts-proxy",
        ["trust proxy", "trustProxy", "KnownProxies", "KnownNetworks", "KnownIPNetworks", "ProxyFix", "forward-headers-strategy", "TrustedProxies", "SetTrustedProxies", "proxy_headers", "TrustProxies", "trusted_proxies", "forwarded_allow_ips", "RealIP", "ClientIPFromXFF", "app.proxy", "IPExtractor"])
    {
        Pattern = TrustPattern(),
    };

    private static readonly Idiom TrustsAnybody = new("ratelimit.enabled/trusts-anybody", ["trust proxy", "trustProxy"]) { Pattern = TrustAnybodyPattern(), Languages = [Language.JavaScript] };

    // A limit by user or key does not need the address.
    private static readonly Idiom ByUser = new("ratelimit.enabled/by-user", ["PartitionedRateLimiter", "keyGenerator", "RateLimitPartition", "UserRateThrottle", "key_func"])
    {
        Languages = Language.Code,
        Accept = match => !match.LineText.Contains("get_remote_address", StringComparison.Ordinal),
    };

    // Limiter(app, default_limits=["200 per day"])
    private static readonly Idiom ForAll = new("ratelimit.enabled/for-all", ["default_limits", "application_limits", "SlowAPIMiddleware"]) { Languages = [Language.Python], LimitPerFile = 1 };

    public static ImmutableArray<Idiom> All { get; } = [Edge, Wired, ForAll, Refused, Again, Shared, TrustsProxy, TrustsAnybody, ByUser];

    public static Verdict Judge(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Edge) is { } edge)
        {
            return Verdict.Pass(Verdict.WholeSystem, "The edge limits requests; not exercised live.", Evidence.Strong(edge.Excerpt, edge.Location));
        }

        if ((repository.FirstOf(null, Wired) ?? OwnLimiter(repository)) is not { } wired)
        {
            return Verdict.Fail(Verdict.WholeSystem, "Nothing in the code, the edge or the infrastructure limits requests.", Evidence.Strong("no limiter in code, edge configuration or infrastructure"));
        }

        var evidence = new[] { wired, repository.FirstOf(null, TrustsProxy), repository.FirstOf(null, Shared), repository.FirstOf(null, TrustsAnybody) }
            .OfType<IdiomHit>().DistinctBy(hit => (hit.Path, hit.Line)).Select(hit => Evidence.Strong(hit.Excerpt, hit.Location)).ToList();
        return FlawOf(repository, wired) is { } flaw
            ? Verdict.Partial(Verdict.WholeSystem, flaw, evidence)
            : Verdict.Pass(Verdict.WholeSystem, "A limiter is wired, and it knows its clients; not exercised live.", evidence);
    }

    /// <summary>rate.NewLimiter in a driver or a client spares somebody else's server.</summary>
    public static bool IsOutbound(IdiomMatch match) => match.Language is Language.Go && match.Text.StartsWith("rate.NewLimiter", StringComparison.Ordinal) && Outbound().IsMatch(match.Path);

    [GeneratedRegex("""(^|/)(drivers?|clients?|providers?|sdk|integrations?|scrapers?|crawlers?)/|client[^/]*\.go$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outbound();

    private static IdiomHit? OwnLimiter(RepositoryFacts repository) => repository.HitsOf(Refused).FirstOrDefault(hit => repository.HitsIn(hit.Path, Again).Any());

    private static string? FlawOf(RepositoryFacts repository, IdiomHit wired) =>
        wired.Excerpt.StartsWith('@') && wired.Language is Language.Python && !repository.HitsOf(Wired).Any(hit => !hit.Excerpt.StartsWith('@')) && repository.FirstOf(null, ForAll) is null ? "Only single routes are limited."
        : repository.FirstOf(null, TrustsAnybody) is not null ? "The limiter believes any X-Forwarded-For (trust proxy: true), so clients choose their own address."
        : repository.FirstOf(null, TrustsProxy, ByUser) is null && !KnowsClients(wired) ? "The limiter does not know its proxies: behind one, all users share one bucket."
        : HasReplicas(repository) && repository.FirstOf(null, Shared) is null ? "The limiter counts in memory, but several replicas run."
        : null;

    // Rails and Laravel read forwarded addresses from private proxies by themselves.
    private static bool KnowsClients(IdiomHit wired) => wired.Language is Language.Ruby or Language.Php;

    private static bool HasReplicas(RepositoryFacts repository) =>
        repository.KubernetesResources.Any(resource => resource.IsWorkload && resource.Root.At("spec", "replicas").Number >= 2)
        || repository.KubernetesResources.Any(resource => resource.Kind.Equals("HorizontalPodAutoscaler", StringComparison.Ordinal));

    [GeneratedRegex("""\blimit_req\s+zone|limit_req_zone|rateLimit:|RateLimit\b|(name|plugin)["']?\s*:\s*["']?(rate-limiting|limit-count|limit-req)|local_ratelimit|aws_api_gateway_usage_plan|AWS::ApiGateway::UsagePlan|throttling_(burst|rate)_limit|<rate-limit(-by-key)?\b|rate_based_statement|rate_limit\s*\{|nginx\.ingress\.kubernetes\.io/limit-(rps|rpm|connections)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EdgePattern();

    [GeneratedRegex("""(?<!(async|function|def|fn|func|public|private|protected)\s+)\brateLimit\s*\(|(?<!(function|def|fn|func)\s+)\b(assert|check|enforce|apply|consume)_?[rR]ate_?[lL]imit\w*\s*\(|Use(Ip|Client)RateLimiting\(|UseMiddleware<\w*RateLimit\w*>|app\.UseRateLimiter\s*\(|\bThrottlerGuard\b|new\s+RateLimiter(Redis|Memory|Postgres|Mongo)\b|register\(\s*(fastifyRateLimit|rateLimit|require\(["']@fastify/rate-limit)|new\s+Ratelimit\s*\(|@limiter\.limit|Limiter\(\s*(app|key_func)|@ratelimit\(|DEFAULT_THROTTLE_CLASSES|rate\.NewLimiter\s*\(|tollbooth\.\w+\(|httprate\.\w+\(|Bucket4j\.|@RateLimiter\b|Rack::Attack|middleware\(\s*\[?["']throttle|(?<![\w.])limiter\.New\(|\buse\s+PlugAttack\b|\bHammer\.(check_rate|hit)|RateLimiter::(for|keyed|direct|dashmap|hashmap)|GovernorLayer|Governor::new|GovernorConfig""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WiredPattern();

    // context.Response.StatusCode = 429;   res.status(429)   c.AbortWithStatusJSON(http.StatusTooManyRequests, …)   raise HTTPException(status_code=429)
    [GeneratedRegex("""(Response\.StatusCode\s*=\s*(\w+\.)*(Status429TooManyRequests|TooManyRequests|429)\b|\b(res|response|reply|ctx|c)\.(status|code|sendStatus|json|AbortWithStatus(JSON)?)\(\s*(429|http\.StatusTooManyRequests)\b|http\.Error\([^)\n]{0,120}StatusTooManyRequests|WriteHeader\(\s*http\.StatusTooManyRequests|status(_code)?\s*=\s*(429|status\.HTTP_429_TOO_MANY_REQUESTS)\b|(render|head)[^\n]{0,120}:too_many_requests|HttpStatus\.TOO_MANY_REQUESTS|StatusCode::TOO_MANY_REQUESTS|put_status\(\s*(429|:too_many_requests))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefusedPattern();

    // A package in a project file limits nothing yet.
    [GeneratedRegex("""(proj|props|targets)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Project();

    [GeneratedRegex("""renovate|dependabot""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpdateBot();

    [GeneratedRegex("""RedisStore|rate-limit-redis|RateLimiterRedis|storage_uri\s*=\s*["']?(redis|memcached)|Upstash|RedisRateLimiting|ThrottlerStorageRedis|RedisRateLimiter|Rack::Attack\.cache\.store\s*=\s*.{0,60}Redis""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SharedPattern();

    [GeneratedRegex("""trust ?[pP]roxy["']?\s*[,:]\s*([1-9]|["'\[]|process\.env|config)|Known(Proxies|Networks|IPNetworks)\b|ProxyFix\(|forward-headers-strategy|TrustedProxies|proxy_headers|TrustProxies|trusted_proxies|forwarded_allow_ips|middleware\.RealIP|middleware\.ClientIPFromXFF|LimitByRealIP|\bIPExtractor\s*=|\bapp\.proxy\s*=\s*(?!false)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrustPattern();

    [GeneratedRegex("""trust ?[pP]roxy["']?\s*[,:]\s*true""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrustAnybodyPattern();
}
