using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class CacheIsUsedWell : Check
{
    private static readonly Idiom Client = Phrases.Idiom(
        "cache.configured/client",
        [.. Language.Code, Language.Yaml, Language.Configuration],
        """\.AddStackExchangeRedis(Cache|OutputCache)\(""", """ConnectionMultiplexer\.Connect""", """\.Add(Keyed)?(Redis|Valkey)(Client|ClientBuilder|DistributedCache|OutputCache)\(""", """\.AddEnyimMemcached\(""", """new (IO)?Redis\(""", """\bcreateClient\(\s*\{[^}]{0,200}(redis|REDIS)""", """Redis\.fromEnv\(""", """\bredisStore\(""", """\bKeyvRedis\(""", """CacheModule\.register""", """\bredis\.(asyncio\.)?(Strict)?Redis\(""", """[rR]edis\.from_url\(""", """django_redis\.cache""", """backends\.redis\.RedisCache""", """PyMemcacheCache""", """\baioredis\.""", """\bredis\.NewClient\(""", """redis\.NewUniversalClient\(""", """\brueidis\.NewClient\(""", """memcache\.New\(""", """spring\.(data\.)?redis\.(host|url)""", """RedisConnectionFactory""", """\bRedisClient\.create\(""", """quarkus\.redis\.hosts""", """:redis_cache_store""", """:mem_cache_store""", """\bRedis\.new\(""", """['"]CACHE_(DRIVER|STORE)['"]""", """redis::Client::open\(""", """\bRedixx?\.start_link""", """\{Redix,""", """deadpool_redis""");

    private static readonly Idiom Read = Phrases.Idiom(
        "cache.configured/read",
        Language.Code,
        """\bIDistributedCache\b""", """\bHybridCache\b""", """\.CacheOutput\(""", """\[OutputCache\b""", """\.GetOrCreateAsync\(""", """\.StringGet(Async)?\(""", """\b\w*([rR]edis|[cC]ache|kv)\w*\.get\(""", """\bcacheManager\.get""", """\.cacheManager\b""", """@Cacheable\b""", """\bcache\.get(_or_set|_many)?\(""", """@cache_page\(""", """@cached\(""", """\bRails\.cache\.(fetch|read)""", """\bCache::(get|remember|rememberForever|has)\(""", """\bcache\(\)->(get|remember)""", """\b\w*(rdb|redis|cache|rc)\w*\.Get\(""", """@CacheResult\b""", """@UseInterceptors\(\s*CacheInterceptor""", """\bCachex\.(get|fetch)""", """\.get::<_, """, """\bCache\.GetOrCreate""") with
    { Accept = IsOfData };

    private static readonly Idiom Expiry = Phrases.Idiom(
        "cache.configured/expiry",
        [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json],
        """AbsoluteExpiration""", """SlidingExpiration""", """\.StringSet(Async)?\([^;\n]{0,160}(TimeSpan|expiry)""", """HybridCacheEntryOptions""", """\bsetex\(""", """\bsetEx\(""", """\bSETEX\b""", """\.set\([^;\n]{0,160}['"](EX|PX)['"]""", """\.set\([^;\n]{0,160}\b(EX|PX|ex|px|ttl|expires?)\s*[:=]""", """\.expire\(""", """\bcache\.set\([^\n]{0,160}(timeout|ttl)""", """\bcache_page\(\s*\d""", """\bexpires_in:""", """\bCache::(remember|put)\(""", """\.Set\([^\n]{0,120}time\.(Second|Minute|Hour)""", """\.Set\([^\n]{0,120}\b(ttl|expir\w*|TTL)\b""", """time-to-live\s*[:=]""", """entryTtl\(""", """expireAfterWrite""", """\ballkeys-\w+""", """CACHES\s*=[^;]{0,400}TIMEOUT""", """\bttl:\s""", """\bttl=""", """\.set_ex\(""", """\.Expire\(\s*TimeSpan""") with
    { Accept = match => match.Language is not (Language.Yaml or Language.Json or Language.Configuration) || match.Text.Contains("time-to-live", StringComparison.Ordinal) || match.Text.Contains("allkeys", StringComparison.Ordinal) || match.LineText.Contains("cache", StringComparison.OrdinalIgnoreCase) };

    private static readonly Idiom Eviction = Phrases.Idiom(
        "cache.configured/eviction",
        Language.Code,
        """\b\w*([cC]ache|[rR]edis|[hH]ybrid)\w*\.RemoveAsync\(""", """\.RemoveByTag(Async)?\(""", """\.EvictByTagAsync\(""", """\.KeyDelete(Async)?\(""", """\b\w*([rR]edis|[cC]ache|kv)\w*\.del(ete)?\(""", """@CacheEvict\b""", """@CacheInvalidate\b""", """\brevalidateTag\(""", """\brevalidatePath\(""", """\bcache\.delete(_many|_pattern)?\(""", """\bRails\.cache\.delete""", """\bCache::(forget|tags|flush)\(""", """\b\w*(rdb|redis|cache|rc)\w*\.Del\(""", """\bcache\.incr\(""", """\bcache_version\b""", """\btouch: true""", """\bcacheManager\.del""", """Cachex\.del""", """\binvalidate\w*[cC]ache\w*\(""");

    private static readonly Idiom Hazard = Phrases.Idiom("cache.configured/hazard", Language.Code, """\b[rR]edis\w*\.keys\(\s*['"`][^'"`\n]*\*""", """\.flushall\(""", """\.flushAll\(""", """\.FlushAll\(""");

    private static readonly Idiom Memory = Phrases.Idiom("cache.configured/memory", Language.Code, """\bIMemoryCache\b""", """\.AddMemoryCache\(""", """\bnew NodeCache\(""", """\bnew LRUCache\b""", """LocMemCache""", """\bTTLCache\(""", """\bgocache\.New\(""", """Caffeine\.newBuilder""", """:memory_store""");

    private static readonly Idiom InProcess = Phrases.Idiom("cache.configured/in-process", [Language.JavaScript, Language.Python, Language.Java, Language.Go, Language.CSharp], """\b(?<value>\w*[cC]ache\w*)(: [^=\n]{1,60})? = new (Map|WeakMap|Set|LRUCache|LRU|NodeCache|ConcurrentHashMap|HashMap|Dictionary|ConcurrentDictionary)\b""", """\b(?<value>\w*[cC]ache\w*) = (\{\}|dict\(\)|LRUCache\(|TTLCache\()""", """\b(?<value>\w*[cC]ache\w*) :?= make\(map""");

    private static readonly string[] Others = ["connect-redis", "rate-limit-redis", "socket.io-redis", "@socket.io/redis-adapter", "channels-redis", "Microsoft.AspNetCore.SignalR.StackExchangeRedis", "Microsoft.AspNetCore.DataProtection.StackExchangeRedis"];

    public override CheckInfo Info { get; } = new("cache.configured", Category.Data, Priority.Medium, "A shared cache is configured, and used, with expiry and invalidation")
    {
        Why = "A cache that nothing reads costs money; one that nothing expires or clears shows people yesterday's data.",
        Remedy = "Read through one cache from configuration, give every key an expiry, evict by tag where the data is changed, and protect the server with a password.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live],
        References = ["Azure Well-Architected PE:08, CO:10", "Twelve-Factor App IV"],
        AppliesWhen = Condition.Any(Fact.Cache).Or(Condition.All(Fact.Http, Fact.Database)),
    };

    public override ImmutableArray<Idiom> Idioms => [Client, Read, Expiry, Eviction, Hazard, Memory, InProcess];

    public override ImmutableArray<ProbeRequest> Requests => HealthCandidates.Requests;

    /// <summary>Readiness that names a cache proves that one is there, not that it is used well.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var report = HealthCandidates.Found(target).FirstOrDefault(answer => answer.IsSuccess && HealthReport.Dependencies(answer).Any(name => HealthReport.KindOf(name) is Fact.Cache));
        return [report is null ? Verdict.Unknown(target.Name, UnknownReason.Never, "No health answer names a cache.")
            : Verdict.Partial(target.Name, $"{report.Asked} reports a cache; how it is used does not show.", report.Seen("names the cache", "content-type"))];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (!repository.Facts.Has(Fact.Cache))
        {
            return [HasReplicas(repository)
                ? repository.FirstOf(null, Memory) is { } own
                    ? Verdict.Partial(Verdict.WholeSystem, "Several instances run, and each keeps a cache of its own.", Evidence.Strong("a cache in memory", own.Location))
                    : Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Several instances run without a shared cache; whether one is needed is not known.")
                : Verdict.NotApplicable(Verdict.WholeSystem, "nothing asks for a shared cache")];
        }

        var client = repository.FirstOf(null, Client);
        var read = OfShared(repository, Read);
        if (client is null && read is null && Programs.AreElsewhere(repository, Fact.Cache))
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "The cache is declared here, but the programs that use it are in another repository.", repository.Facts.Why(Fact.Cache) is { } declared ? [declared] : [])];
        }

        if (client is null && read is null)
        {
            return [UsedElsewhere(repository)];
        }

        Facet[] facets =
        [
            Facet.Of("a client from configuration", client is { } one && !Literal().IsMatch(one.Excerpt) ? one : null),
            Facet.Of("reads through the cache", read),
            Facet.Of("an expiry", repository.FirstOf(null, Expiry)),
            Facet.Of("an eviction where data changes", OfShared(repository, Eviction)),
            new("a protected server for production", ServerOf(repository)),
        ];
        return [read is null ? Verdict.NotApplicable(Verdict.WholeSystem, "the store in memory serves sessions, queues or limits, and no data is cached in it", facets.Shown())
            : repository.FirstOf(null, Hazard) is { } hazard && facets.All(facet => facet.Holds) ? Verdict.Partial(Verdict.WholeSystem, "The cache is used well, but a request may go through all of its keys at once.", facets.Shown().Prepend(Evidence.Strong("all keys at once", hazard.Location)))
            : facets.All(facet => facet.Holds) ? Verdict.Pass(Verdict.WholeSystem, "The cache is used, expires, is evicted and is protected.", facets.Shown())
            : Verdict.Partial(Verdict.WholeSystem, $"The cache is used, but there is no sign of {facets.Missing()}.", facets.Shown())];
    }

    // What keeps sessions, counts requests, holds a lock or a queue, and looks whether the server answers caches no data.
    private static bool IsOfData(IdiomMatch match) => !OtherUse().IsMatch(match.Path);

    [GeneratedRegex("""health|session|rate-?_?limit|throttl|limiter|queue|(^|[/_-])locks?\b|presence|revo(ke|cation)|(black|deny)-?_?list|ticket-?_?store""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherUse();

    // const previews = new Map() is a cache of one instance, whatever it is called.
    private static IdiomHit? OfShared(RepositoryFacts repository, Idiom idiom) => repository.HitsOf(idiom).FirstOrDefault(hit =>
        !repository.HitsIn(hit.Path, InProcess).Any(own => hit.Excerpt.Contains(own.Value + ".", StringComparison.Ordinal)));

    // A client may be asked for by the queue, the session store or the limiter beside it alone.
    private static Verdict UsedElsewhere(RepositoryFacts repository) => repository.Facts.Has(Fact.Queue) || repository.Manifests.Any(manifest => Others.Any(name => manifest.Find(name) is not null))
        ? Verdict.NotApplicable(Verdict.WholeSystem, "the store in memory serves sessions, queues or limits, and no data is cached in it")
        : Verdict.Fail(Verdict.WholeSystem, "A cache is there, but nothing reads or writes it.", repository.Facts.Why(Fact.Cache) is { } why ? [why] : [Evidence.Strong("nothing uses it")]);

    private static bool HasReplicas(RepositoryFacts repository) => ProductionInstances.Of(repository).Any(one => one.Least >= 2);

    private static Evidence? ServerOf(RepositoryFacts repository)
    {
        if (CloudCode.Of(repository, ResourceKind.Cache).FirstOrDefault(one => !one.IsOptional() && IsProtected(one)) is { } managed)
        {
            return managed.Evidence();
        }

        foreach (var file in repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use != DeploymentUse.Development))
        {
            if (file.Services.FirstOrDefault(service => IsCache(service.Image) && service.Definition.Descendants().Any(node => node.Text is { } text && Protected().IsMatch(text))) is { } service)
            {
                return Evidence.Certain("a protected server", new(file.Path, service.Definition.Line));
            }
        }

        var workload = repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && one.IsWorkload && one.PodSpec["containers"].Items.Any(container => IsCache(container["image"].Text)) && one.PodSpec.Descendants().Any(node => node.Text is { } text && Protected().IsMatch(text)));
        if (workload is not null)
        {
            return Evidence.Certain("a protected server", new(workload.Path, workload.Root.Line));
        }

        var entry = repository.EnvironmentFiles.Where(file => file.Class is PathClasses.Production or PathClasses.Sample).SelectMany(file => file.Entries.Select(one => (file.Path, Entry: one))).FirstOrDefault(one => Password().IsMatch(one.Entry.Key));
        return entry.Entry is null ? null : Evidence.Certain("a password is asked for", new(entry.Path, entry.Entry.Line));
    }

    // Azure's caches, and those that an Aspire host adds, ask for a password or an identity unless told otherwise; Amazon's and Google's ask for nothing.
    private static bool IsProtected(CloudResource one) => one.Setting("auth_token", "AuthToken", "user_group_ids", "UserGroupIds", "acl_name", "ACLName").Exists
        || one.Setting("auth_enabled", "transit_encryption_enabled", "TransitEncryptionEnabled").IsTrue || one.Setting("transit_encryption_mode").Text is "SERVER_AUTHENTICATION"
        || (one.Is("azurerm_redis_*", "azurerm_managed_redis", "Microsoft.Cache/*", "AddAzureRedis", "AddAzureManagedRedis") && !one.Setting("enable_non_ssl_port", "non_ssl_port_enabled", "enableNonSslPort").IsTrue)
        || (one.Is("AddRedis", "AddValkey", "AddGarnet") && one.Tool is InfrastructureTool.Aspire)
        || one.Is("upstash_redis_database", "scaleway_redis_cluster");

    private static bool IsCache(string? image) => image is not null && CacheImage().IsMatch(image);

    [GeneratedRegex("""(redis|valkey|memcached|garnet|dragonfly|keydb)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CacheImage();

    [GeneratedRegex("""requirepass|REDIS_PASSWORD|--aclfile|--tls-port|VALKEY_PASSWORD""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Protected();

    [GeneratedRegex("""REDIS_(PASSWORD|AUTH|TOKEN)|REDIS_TLS|UPSTASH_REDIS_REST_TOKEN""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Password();

    // new Redis("localhost:6379")
    [GeneratedRegex("""['"](redis://)?(localhost|127\.0\.0\.1|redis)(:\d+)?['"]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
