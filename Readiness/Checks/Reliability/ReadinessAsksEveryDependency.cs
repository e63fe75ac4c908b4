using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class ReadinessAsksEveryDependency : Check
{
    private static readonly Idiom Database = new(
        "health.dependencies/database",
        ["AddNpgSql", "AddSqlServer", "AddMySql", "AddMongoDb", "AddDbContextCheck", "AddSqlite", "HealthIndicator", "SELECT 1", "$queryRaw", "PingContext", ".Ping(", ".ping(", "getPdo", "connection.active", "admin().ping", "AddNpgsqlD", "AddSqlServerD", "health_check.db", "ensure_connection", "Enrich", "AddCheck<", "AddAzureNpgsql"])
    {
        Pattern = DatabasePattern(),
        Accept = IsHealthCode,
    };

    // def status(request): … cursor.execute("SELECT 1")
    private static readonly Idiom Asked = new("health.dependencies/asked", ["SELECT 1", ".Ping(", "getPdo", "connection.active", "DbConn"]) { Pattern = AskedPattern(), Languages = Language.Code };
    // app.get('/readyz', async () => {     @app.get("/ready")
    private static readonly Idiom Route = new("health.dependencies/route", ["health", "ready", "readiness", "status", "probe", "heartbeat", "alive"]) { Pattern = RoutePattern(), Languages = Language.Code };
    private static readonly Idiom Handler = new("health.dependencies/handler", ["health", "ready", "readiness", "status", "probe", "heartbeat", "alive"]) { Pattern = HandlerPattern(), Languages = Language.Code };

    private static readonly Idiom Pinged = Phrases.Idiom("health.dependencies/pinged", Language.Code, """\b\w*([rR]edis|[cC]ache|valkey)\w*(\.\w+){0,2}\.ping\(""");

    private static readonly Idiom Cache = new("health.dependencies/cache", ["AddRedis", "redis", "AddCheck<", "health_check.cache", "AddStackExchangeRedis", "memcached"]) { Pattern = CachePattern(), Accept = IsHealthCode };

    private static readonly Idiom Queue = new(
        "health.dependencies/queue",
        ["AddRabbitMQ", "AddKafka", "AddAzureServiceBus", "MicroserviceHealthIndicator", "health_check.contrib", "AddNats", "AddMassTransit", "AddCheck<"])
    {
        Pattern = QueuePattern(),
    };

    private static readonly string[] OnRedis = ["bull", "bullmq", "@nestjs/bull", "@nestjs/bullmq", "bee-queue", "sidekiq", "resque", "rq", "arq", "laravel/horizon", "github.com/hibiken/asynq"];

    public override CheckInfo Info { get; } = new("health.dependencies", Category.Reliability, Priority.High, "Readiness checks every hard dependency")
    {
        Why = "An instance that says ready while its database is away takes traffic and answers it with errors.",
        Remedy = "Add one check with a two-second timeout to readiness for each dependency without which nothing works; report soft ones as degraded.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["Azure Well-Architected RE:10", "AWS Well-Architected REL11"],
        AppliesWhen = Condition.All(Fact.Http, Fact.Database).Or(Condition.All(Fact.Http, Fact.Cache)).Or(Condition.All(Fact.Http, Fact.Queue)),
    };

    public override ImmutableArray<Idiom> Idioms => [Database, Asked, Handler, Route, Pinged, Cache, Queue];

    public override ImmutableArray<ProbeRequest> Requests => HealthCandidates.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var reports = HealthCandidates.Found(target).Select(answer => (Answer: answer, Names: HealthReport.Dependencies(answer))).ToList();
        if (reports.Count == 0)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "No health endpoint was found.")];
        }

        var best = reports.MaxBy(report => report.Names.Length);
        var seen = best.Answer.Seen(best.Names.IsEmpty ? "no dependency is named" : "names " + string.Join(", ", best.Names), "content-type");
        if (best.Names.IsEmpty)
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Never, $"{best.Answer.Asked} names no dependency.", seen)];
        }

        // Which dependencies there are is known where the repository's facts were added to the target's.
        var missing = Required(target.Facts).Where(kind => !best.Names.Any(name => kind.Equals(HealthReport.KindOf(name), StringComparison.Ordinal))).ToList();
        return missing.Count == 0
            ? [Verdict.Pass(target.Name, $"{best.Answer.Asked} checks {string.Join(", ", best.Names)}.", seen)]
            : [Verdict.Partial(target.Name, $"{best.Answer.Asked} does not check the {string.Join(" and the ", missing)}.", seen)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var required = Required(repository.Facts).ToList();
        if (required.Count == 0)
        {
            return [];
        }

        if (repository.Manifests.FirstOrDefault(manifest => Actuator.Of(manifest) is not null) is { } spring)
        {
            // It asks nothing on behalf of a service beside it that is no Java program.
            var other = repository.Components.FirstOrDefault(component => component.Kind == ComponentKind.Http && component.Stack != Fact.Java && repository.FirstOf(component, Database, Cache, Queue) is null);
            return other is not null
                ? [Verdict.Partial(Verdict.WholeSystem, $"The actuator checks the dependencies of Java services, but nothing shows for {other.Name}.", Evidence.Certain(Actuator.Of(spring)!.Name, new Location(spring.Path, Actuator.Of(spring)!.Line)))]
                : [Verdict.Pass(Verdict.WholeSystem, "The actuator checks every dependency it finds.", Evidence.Certain(Actuator.Of(spring)!.Name, new Location(spring.Path, Actuator.Of(spring)!.Line)))];
        }

        var checks = required.Select(kind => (Kind: kind, Hit: repository.FirstOf(null, IdiomOf(kind)) ?? (kind == Fact.Database ? InHandler(repository, Asked) : kind == Fact.Cache ? InHandler(repository, Pinged) : null))).ToList();
        if (checks.Find(one => one.Kind == Fact.Cache).Hit is { } asked && repository.Manifests.Any(manifest => OnRedis.Any(name => manifest.Find(name) is not null)))
        {
            // The queue lies in the same Redis.
            checks = checks.ConvertAll(one => one.Kind == Fact.Queue ? (one.Kind, Hit: one.Hit ?? asked) : one);
        }

        var missing = checks.Where(one => one.Hit is null).Select(one => one.Kind).ToList();
        var evidence = checks.Where(one => one.Hit is not null).Select(one => Evidence.Strong($"{one.Kind}: {one.Hit!.Excerpt}", one.Hit.Location)).ToList();
        return missing.Count == 0 ? [Verdict.Pass(Verdict.WholeSystem, $"Health checks ask the {string.Join(" and the ", required)}.", evidence)]
            : missing.Count < required.Count ? [Verdict.Partial(Verdict.WholeSystem, $"No health check asks the {string.Join(" or the ", missing)}.", evidence)]
            : [Verdict.Fail(Verdict.WholeSystem, $"No health check asks the {string.Join(" or the ", missing)}: the answer is constant.", Evidence.Strong("no such check in production source"))];
    }

    private static IEnumerable<string> Required(FactSet facts) => ((string[])[Fact.Database, Fact.Cache, Fact.Queue]).Where(facts.Has);

    // SELECT 1 or a ping is a health check only where health is the matter.
    // The host of an Aspire solution adds the databases themselves.
    private static bool IsHealthCode(IdiomMatch match) =>
        !match.Path.Contains("AppHost", StringComparison.OrdinalIgnoreCase)
        && !match.LineText.Contains("DisableHealthChecks = true", StringComparison.Ordinal)
        && (!(match.Text.Contains("SELECT 1", StringComparison.OrdinalIgnoreCase) || match.Text.Contains("getPdo", StringComparison.Ordinal) || match.Text.Contains("active?", StringComparison.Ordinal) || match.Text.Contains("ping", StringComparison.OrdinalIgnoreCase) || match.Text.Contains("queryRaw", StringComparison.OrdinalIgnoreCase))
        || HealthWord().IsMatch(match.Path) || HealthWord().IsMatch(match.LineText));

    /// <summary>A question to the database in the body of a function that is called after health.</summary>
    private static IdiomHit? InHandler(RepositoryFacts repository, Idiom asked) =>
        repository.HitsOf(asked).FirstOrDefault(hit =>
            repository.HitsIn(hit.Path, Handler).Any(handler => hit.Line >= handler.Line && hit.Line - handler.Line <= 20)
            || repository.HitsIn(hit.Path, Route).Any(route => hit.Line >= route.Line && hit.Line - route.Line <= 8));

    private static Idiom IdiomOf(string kind) => kind switch
    {
        Fact.Database => Database,
        Fact.Cache => Cache,
        _ => Queue,
    };

    [GeneratedRegex("health|ready|readiness|status|probe|heartbeat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HealthWord();

    [GeneratedRegex("""SELECT 1\b(?!\s+FROM)|\.Ping(Context)?\(|getPdo\(|connection\.active\?|:\s*DbConn\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedPattern();

    // A handler that ends on the line of its route answers with a constant.
    [GeneratedRegex("""\.(get|head|all|use|handle|handlefunc|route|map|mapget|add)\(\s*["'`](GET\s+)?[\w/-]{0,40}/_?(health|ready|readiness|status|probe|heartbeat|alive)\w*["'`][^\n]{0,160}(\{|=>|\()\s*$|@\w+(\.\w+)*\.(get|route|api_route)\(\s*["'][\w/-]{0,40}/(health|ready|readiness|status|probe|heartbeat|alive)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoutePattern();

    [GeneratedRegex("""\b(def|func|function|fn|const|Task<\w+>|IActionResult)\s+(\([^)]*\)\s*)?\w*(health|ready|readiness|status|probe|heartbeat|alive)\w*\s*[(=]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandlerPattern();

    // In an Aspire host, builder.AddRedis("cache") declares a resource and checks nothing.
    [GeneratedRegex("""(?<!builder)\.Add(NpgSql|SqlServer|MySql|MongoDb|Sqlite|DbContextCheck)\s*[(<]|\.AddCheck<\w*(Database|Postgres|Npgsql|Sql|Mongo|DbContext)\w*>|\.Enrich(AzureNpgsql|Npgsql|SqlServer|MySql|Oracle)DbContext\s*<|\.Add(Azure)?(Npgsql|SqlServer)(DbContext|DataSource)\s*[(<]|(TypeOrm|Mongoose|Sequelize|Prisma|MikroOrm|Kysely|Drizzle)HealthIndicator|SELECT 1\b(?!\s+FROM)|\$queryRaw|\.Ping(Context)?\(\s*(\w*[cC]tx|context\.\w+\(\)|\w+\.Context\(\))?\s*[,)]|getPdo\(|connection\.active\?|admin\(\)\.ping\(|health_check\.db|ensure_connection\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatabasePattern();

    [GeneratedRegex("""(?<!builder)\.AddRedis\s*\(|\.AddRedisClient(Builder)?\s*\(|\.AddCheck<\w*(Cache|Redis|Valkey|Memcached)\w*>|\.AddRedis(DistributedCache|OutputCache)\s*\(|RedisHealthIndicator|\b\w*redis\w*(\.client)?\.ping\(|health_check\.(cache|contrib\.redis)|rdb\.Ping\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CachePattern();

    [GeneratedRegex("""(?<!builder)\.Add(RabbitMQ|Kafka|AzureServiceBus\w*|Nats)\s*\(|\.Add(RabbitMQClient|KafkaProducer|KafkaConsumer|NatsClient)\s*[(<]|\.AddCheck<\w*(Queue|Rabbit|Kafka|Bus|Broker|Nats)\w*>|MicroserviceHealthIndicator|health_check\.contrib\.(rabbitmq|celery)|AddMassTransit\s*\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueuePattern();
}
