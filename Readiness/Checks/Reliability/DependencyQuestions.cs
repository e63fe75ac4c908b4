using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Reliability;

/// <summary>How code asks its database, cache and queue whether they are there, looked for under the name of each check that wants to know.</summary>
internal sealed partial class DependencyQuestions(string check)
{
    private readonly Idiom database = new(
        check + "/database",
        ["AddNpgSql", "AddSqlServer", "AddMySql", "AddMongoDb", "AddDbContextCheck", "AddSqlite", "HealthIndicator", "SELECT 1", "$queryRaw", "PingContext", ".Ping(", ".ping(", "getPdo", "connection.active", "admin().ping", "AddNpgsqlD", "AddSqlServerD", "health_check.db", "ensure_connection", "Enrich", "AddCheck<", "AddAzureNpgsql"])
    {
        Pattern = DatabasePattern(),
        Accept = IsHealthCode,
    };

    // def status(request): … cursor.execute("SELECT 1")
    private readonly Idiom asked = new(check + "/asked", ["SELECT 1", ".Ping(", "getPdo", "connection.active", "DbConn", "Database", "check_d", "checkDb", "ping_d", "pingDb"]) { Pattern = AskedPattern(), Languages = Language.Code };
    // app.get('/readyz', async () => {     @app.get("/ready")
    private readonly Idiom route = new(check + "/route", ["health", "ready", "readiness", "status", "probe", "heartbeat", "alive"]) { Pattern = RoutePattern(), Languages = Language.Code };
    private readonly Idiom handler = new(check + "/handler", ["health", "ready", "readiness", "status", "probe", "heartbeat", "alive"]) { Pattern = HandlerPattern(), Languages = Language.Code };

    private readonly Idiom pinged = Phrases.Idiom(check + "/pinged", Language.Code, """\b\w*([rR]edis|[cC]ache|valkey)\w*(\.\w+){0,2}\.ping\(""", """\b(is|check|ping|test|verify)_?[rR]edis\w*\(""", """\b(check|ping|test|verify)_?[cC]ache\w*\(""");

    private readonly Idiom cache = new(check + "/cache", ["AddRedis", "redis", "AddCheck<", "health_check.cache", "AddStackExchangeRedis", "memcached", ".Ping("]) { Pattern = CachePattern(), Accept = IsHealthCode };

    private readonly Idiom queue = new(
        check + "/queue",
        ["AddRabbitMQ", "AddKafka", "AddAzureServiceBus", "MicroserviceHealthIndicator", "health_check.contrib", "AddNats", "AddMassTransit", "AddCheck<"])
    {
        Pattern = QueuePattern(),
    };

    public ImmutableArray<Idiom> Idioms => [database, asked, handler, route, pinged, cache, queue];

    /// <summary>Where a kind of dependency is asked.</summary>
    public IdiomHit? Of(RepositoryFacts repository, string kind) => kind switch
    {
        Fact.Database => repository.FirstOf(null, database) ?? InHandler(repository, asked),
        Fact.Cache => repository.FirstOf(null, cache) ?? InHandler(repository, pinged),
        _ => repository.FirstOf(null, queue),
    };

    /// <summary>Any question in the component.</summary>
    public IdiomHit? In(RepositoryFacts repository, ComponentFacts component) => repository.FirstOf(component, database, cache, queue);

    // SELECT 1 or a ping is a health check only where health is the matter.
    // The host of an Aspire solution adds the databases themselves.
    private static bool IsHealthCode(IdiomMatch match) =>
        !match.Path.Contains("AppHost", StringComparison.OrdinalIgnoreCase)
        && !match.LineText.Contains("DisableHealthChecks = true", StringComparison.Ordinal)
        && (!(match.Text.Contains("SELECT 1", StringComparison.OrdinalIgnoreCase) || match.Text.Contains("getPdo", StringComparison.Ordinal) || match.Text.Contains("active?", StringComparison.Ordinal) || match.Text.Contains("ping", StringComparison.OrdinalIgnoreCase) || match.Text.Contains("queryRaw", StringComparison.OrdinalIgnoreCase))
        || HealthWord().IsMatch(match.Path) || HealthWord().IsMatch(match.LineText));

    /// <summary>A question to the database in the body of a function that is called after health.</summary>
    private IdiomHit? InHandler(RepositoryFacts repository, Idiom asked) =>
        repository.HitsOf(asked).FirstOrDefault(hit =>
            (Helper().IsMatch(hit.Value) && HealthWord().IsMatch(hit.Path))
            || repository.HitsIn(hit.Path, handler).Any(one => hit.Line >= one.Line && hit.Line - one.Line <= 20)
            || repository.HitsIn(hit.Path, route).Any(one => hit.Line >= one.Line && hit.Line - one.Line <= 8));

    // is_database_healthy(), checkDb(): a function that asks, by its name
    [GeneratedRegex("""^(is|check|ping|test|verify)_?(database|db|postgres|mysql|mongo|sql|redis|cache)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Helper();

    [GeneratedRegex("health|ready|readiness|status|probe|heartbeat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HealthWord();

    [GeneratedRegex("""SELECT 1\b(?!\s+FROM)|\.Ping(Context)?\(|getPdo\(|connection\.active\?|:\s*DbConn\b|\b(is|check|ping|test|verify)_?(database|db|postgres\w*|mysql|mongo\w*|sql)\w*\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedPattern();

    // A handler that ends on the line of its route answers with a constant.
    [GeneratedRegex("""\.(get|head|all|use|handle|handlefunc|route|map|mapget|add)\(\s*["'`](GET\s+)?[\w/-]{0,40}/_?(health|ready|readiness|status|probe|heartbeat|alive)\w*["'`][^\n]{0,160}(\{|=>|\()\s*$|@\w+(\.\w+)*\.(get|route|api_route)\(\s*["'][\w/-]{0,40}/(health|ready|readiness|status|probe|heartbeat|alive)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoutePattern();

    [GeneratedRegex("""\b(def|func|function|fn|const|Task<\w+>|IActionResult)\s+(\([^)]*\)\s*)?\w*(health|ready|readiness|status|probe|heartbeat|alive)\w*\s*[(=]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandlerPattern();

    // In an Aspire host, builder.AddRedis("cache") declares a resource and checks nothing.
    [GeneratedRegex("""(?<!builder)\.Add((NpgSql|SqlServer|MySql|MongoDb|Sqlite)\s*\(|DbContextCheck\s*[(<])|\.AddCheck<\w*(Database|Postgres|Npgsql|Sql|Mongo|DbContext)\w*>|\.Enrich(AzureNpgsql|Npgsql|SqlServer|MySql|Oracle)DbContext\s*<|\.Add(Azure)?(Npgsql|SqlServer)(DbContext|DataSource)\s*[(<]|(TypeOrm|Mongoose|Sequelize|Prisma|MikroOrm|Kysely|Drizzle)HealthIndicator|SELECT 1\b(?!\s+FROM)|\$queryRaw|\.Ping(Context)?\(\s*(\w*[cC]tx|context\.\w+\(\)|\w+\.Context\(\))?\s*[,)]|getPdo\(|connection\.active\?|admin\(\)\.ping\(|health_check\.db|ensure_connection\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatabasePattern();

    [GeneratedRegex("""(?<!builder)\.AddRedis\s*\(|\.AddRedisClient(Builder)?\s*\(|\.AddCheck<\w*(Cache|Redis|Valkey|Memcached)\w*>|\.AddRedis(DistributedCache|OutputCache)\s*\(|RedisHealthIndicator|\b\w*redis\w*(\.client)?\.ping\(|health_check\.(cache|contrib\.redis)|rdb\.Ping\(|\.Ping\(\s*(context\.\w+\(\)|\w*ctx\w*)\s*\)\.(Err|Result)\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CachePattern();

    [GeneratedRegex("""(?<!builder)\.Add(RabbitMQ|Kafka|AzureServiceBus\w*|Nats)\s*\(|\.Add(RabbitMQClient|KafkaProducer|KafkaConsumer|NatsClient)\s*[(<]|\.AddCheck<\w*(Queue|Rabbit|Kafka|Bus|Broker|Nats)\w*>|MicroserviceHealthIndicator|health_check\.contrib\.(rabbitmq|celery)|AddMassTransit\s*\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueuePattern();
}
