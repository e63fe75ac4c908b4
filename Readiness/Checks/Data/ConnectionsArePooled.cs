using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class ConnectionsArePooled : Check
{
    private static readonly ImmutableArray<string> Everywhere = [.. Language.Code, Language.Yaml, Language.Json, Language.Configuration, Language.Dotenv, Language.Text, Language.Hcl, Language.Toml];

    private static readonly Idiom Size = Phrases.Idiom(
        "db.pooling/size",
        Everywhere,
        """Max(imum)? Pool Size["']?\s*[=:(]\s*["']?(?<value>\d+|\w)""", """[mM]ax(imum)?PoolSize["']?\s*[=:(]\s*["']?(?<value>\d+|\w)""", """\bconnection_limit=(?<value>\d+)?""", """\bpool_max_conns=""", """\bpool_size["']?\s*[:=]\s*["']?(?<value>\d+)?""", """\bpoolSize\s*[:=]\s*(?<value>\d+)?""", """\bmax_overflow\s*=""", """\.SetMaxOpenConns\((?<value>\d+)?""", """\.MaxConns\s*=""", """\bmaximum-pool-size\s*[:=]\s*(?<value>\d+)?""", """[mM]aximumPoolSize[=(:]""", """\bconnectionLimit\s*:""", """\.max_connections\((?<value>\d+)?""",
        """\bnew (pg\.)?Pool\(\s*\{[^}]{0,400}\bmax:\s*(?<value>\d+)?""", """\bpool:\s*\{[^}]{0,200}\bmax:\s*(?<value>\d+)?""", """\bextra:\s*\{[^}]{0,200}\bmax:\s*(?<value>\d+)?""", """= postgres\([^;]{0,400}\bmax:\s*(?<value>\d+)?""", """["']pool["']:\s*(\{|True)""", """^[ \t]*pool: """, """AddDbContextPool<[^;\n]{0,200},\s*(?<value>\d+)\s*\)""", """\bmax_size\s*=\s*(?<value>\d+)""", """ConnectionPool\([^)\n]{0,200}max_size""", """setMaxPoolSize\(""", """\.max_size\((?<value>\d+)?""", """\bmax_pool_size\s*[:=]\s*(?<value>\d+)?""", """\bmax-open-conns\b""", """MAX_OPEN_CONNS""", """\bDB_POOL(_MAX|_SIZE)?\b""") with
    { Accept = Relevant };

    private static readonly Idiom Wait = Phrases.Idiom(
        "db.pooling/wait",
        Everywhere,
        """\bconnectionTimeoutMillis\b""", """\bconnect_timeout\b""", """\bconnectTimeout\b""", """\bpool_timeout\b""", """\bstatement_timeout\b""", """\bCommand ?Timeout\b""", """\bConnect(ion)? Timeout\s*=""", """(?<=;)\s*Timeout\s*=\s*\d""", """\bacquireTimeoutMillis\b""", """\bacquireTimeout\b""", """\bacquire_timeout\b""", """\bacquire: \d""",
        """\.SetConnMaxLifetime\(""", """\.MaxConnLifetime\s*=""", """\bconnection-timeout\s*[:=]""", """[cC]onnectionTimeout[=(:]""", """\bquery_timeout\b""", """\bserverSelectionTimeoutMS\b""", """\bcheckout_timeout\b""", """\bidle_timeout\b""", """\bidleTimeoutMillis\b""", """\bmaxWaitMillis\b""", """\bmax-wait\s*[:=]""", """\bcommand_timeout\b""", """\bqueue_timeout\b""", """\bwait_timeout\b""") with
    { Accept = Relevant };

    private static readonly Idiom Pooler = Phrases.Idiom("db.pooling/pooler", [Language.Yaml, Language.Json, Language.Configuration, Language.Dotenv, Language.Hcl, Language.Bicep, Language.Toml, Language.Text], """pgbouncer""", """aws_db_proxy""", """DBProxy""", """\bsupavisor\b""", """\bpooler\.supabase\.com""", """-pooler\.[\w.-]*neon""", """\bodyssey\b[^\n]{0,40}:6432""", """\bproxysql\b""", """\bpgcat\b""");

    private static readonly Idiom Off = Phrases.Idiom("db.pooling/off", Everywhere, """\bPooling\s*=\s*[fF]alse""", """poolclass\s*=\s*NullPool""") with
    { Accept = match => !OfItsOwn().IsMatch(match.Path) };

    private static readonly Idiom New = Phrases.Idiom(
        "db.pooling/new",
        Language.Code,
        """^[ \t]+[^\n]{0,60}new (pg\.)?Client\(""", """^[ \t]+[^\n]{0,60}mysql2?\.createConnection\(""", """^[ \t]+[^\n]{0,60}new MongoClient\(""", """^[ \t]+[^\n]{0,60}new PrismaClient\(""", """^[ \t]+[^\n]{0,60}psycopg2?\.connect\(""", """^[ \t]+[^\n]{0,60}mysql\.connector\.connect\(""", """^[ \t]+[^\n]{0,60}pymysql\.connect\(""", """^[ \t]+[^\n]{0,60}\bMongoClient\(""", """^[ \t]+[^\n]{0,60}\bsql\.Open\(""", """^[ \t]+[^\n]{0,60}\bgorm\.Open\(""") with
    { Accept = match => match.Language is Language.JavaScript || !match.Text.Contains("new ", StringComparison.Ordinal) || match.Language is Language.CSharp or Language.Java };

    private static readonly Idiom Route = WriteRoutes.Idiom("db.pooling") with { Name = "db.pooling/route" };
    private static readonly Idiom ReadRoute = Phrases.Idiom("db.pooling/read-route", Language.Code, """\b\w*([aA]pp|[rR]oute[rs]?|[sS]erver|fastify)\.get\(\s*['"`]/""", """@\w+\.get\(\s*["'/]""", """@\w+\.route\(\s*["'/]""", """export (async )?function GET\b""");
    private static readonly Idiom ServerLimit = Phrases.Idiom("db.pooling/server", [Language.Yaml, Language.Configuration, Language.Hcl], """\bmax_connections["']?\s*[:=]\s*["']?(?<value>\d+)""");

    private static readonly ProbeRequest Metrics = ProbeRequest.Get("/metrics");

    // These keep a pool of a size that nobody chose.
    private static readonly string[] OwnPool = [Fact.DotNet, Fact.Java, Fact.Node, Fact.Python, Fact.Go, Fact.Ruby, Fact.Elixir, Fact.Rust];

    public override CheckInfo Info { get; } = new("db.pooling", Category.Data, Priority.High, "Connections are pooled, bounded and time-limited")
    {
        Why = "A database has a fixed number of connections; without a bound one busy service takes them all, and without a time limit everything waits behind it.",
        Remedy = "Set the largest pool size and the timeouts for connecting and for commands explicitly, and put a pooler in front when all instances together need too many.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Live],
        References = ["OWASP ASVS 5.0 13.1.2, 13.2.6", "Azure Well-Architected PE:08", "Twelve-Factor App VIII"],
        AppliesWhen = Condition.All(Fact.Service, Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms => [Size, Wait, Pooler, Off, New, Route, ReadRoute, ServerLimit];

    public override ImmutableArray<ProbeRequest> Requests => [Metrics];

    /// <summary>Metrics of a target inside the network name the pool; strangers should not see them.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answer = target.Answer(Metrics).Final;
        return [(target.Exists(answer) && !answer.IsHtml ? PoolMetrics.Of(answer.Text) : null) switch
        {
            null => Verdict.Unknown(target.Name, UnknownReason.Never, "The target shows no metrics of its database connections."),
            { Largest: 0 } endless => Verdict.Fail(target.Name, "The pool of connections has no limit.", answer.Seen(endless.Series + " 0", "content-type")),
            { Ends: true } bounded => Verdict.Pass(target.Name, $"At most {bounded.Largest} connections are open, and waiting for one ends.", answer.Seen(bounded.Series, "content-type")),
            var bounded => Verdict.Partial(target.Name, $"At most {bounded.Largest} connections are open; whether waiting for one ends does not show.", answer.Seen(bounded.Series, "content-type")),
        }];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var users = repository.Components.Where(component => component.IsService && repository.PartsOf(component).Any(part => part.Facts.Has(Fact.Database))).ToList();
        return users.Count > 0 ? users.Select(component => Judge(repository, component.Name, component, idiom => repository.HitsFor(component, idiom)))
            : [Judge(repository, Verdict.WholeSystem, component: null, idiom => repository.HitsOf(idiom))];
    }

    private static Verdict Judge(RepositoryFacts repository, string subject, ComponentFacts? component, Func<Idiom, IEnumerable<IdiomHit>> hitsOf)
    {
        if (hitsOf(Off).FirstOrDefault() is { } off)
        {
            return Verdict.Fail(subject, "The pool is turned off: every use opens a connection of its own.", Evidence.Strong("no pool", off.Location));
        }

        if (PerRequest(repository, hitsOf) is { } fresh)
        {
            return Verdict.Fail(subject, $"{fresh.Path} opens a new connection for each request.", Evidence.Strong("inside a handler", fresh.Location));
        }

        var (size, wait) = (hitsOf(Size).FirstOrDefault(), hitsOf(Wait).FirstOrDefault());
        var evidence = new[] { ("pool size", size), ("time limit", wait) }.Where(one => one.Item2 is not null).Select(one => Evidence.Strong(one.Item1, one.Item2!.Location)).ToList();
        if (repository.HitsOf(Pooler).FirstOrDefault(hit => !DeliveryCommands.IsForDevelopers(hit.Path)) is { } pooler)
        {
            return Verdict.Pass(subject, "A pooler stands before the database.", evidence.Prepend(Evidence.Strong("pooler", pooler.Location)));
        }

        if (repository.Files.FirstOrDefault(file => file.Class == PathClasses.Production && file.Name is "serverless.yml" or "serverless.yaml") is { } functions)
        {
            return Verdict.Fail(subject, "Functions connect to the database directly; each instance keeps connections of its own, and no pooler gathers them.", Evidence.Certain("functions", new(functions.Path, 0)));
        }

        if (size is null && wait is null && IsAskedOverHttp(repository))
        {
            return Verdict.NotApplicable(subject, "the database is asked over HTTP and keeps no connections");
        }

        if (size is null && wait is null && component is null && Programs.AreElsewhere(repository, Fact.Database))
        {
            return Verdict.Unknown(subject, UnknownReason.Never, "The database is declared here, but the programs that connect to it are in another repository.", repository.Facts.Why(Fact.Database) is { } declared ? [declared] : []);
        }

        return (size, wait) switch
        {
            ({ }, { }) when Excess(repository, size) is { } excess => Verdict.Partial(subject, excess, evidence),
            ({ }, { }) => Verdict.Pass(subject, "The pool has a largest size and a time limit.", evidence),
            ({ }, null) => Verdict.Partial(subject, "The pool has a largest size, but no time limit for waiting on it or on a command.", evidence),
            (null, { }) => Verdict.Partial(subject, "Connections have a time limit, but the pool is as large as the driver makes it.", evidence),
            _ => Verdict.Partial(subject, UsesPool(repository, component) ? "The pool is the driver's own: nothing sets its size or its time limits." : "Each worker process opens its own connection: nothing bounds how many there are.", (component?.Facts ?? repository.Facts).Why(Fact.Database) is { } why ? [why] : [Evidence.Strong("no pool settings")]),
        };
    }

    private static bool IsAskedOverHttp(RepositoryFacts repository) => !repository.Facts.Has(Fact.Relational)
        && ManagedDatabases.Of(repository) is { IsEmpty: false } managed && managed.All(one => one.Type.Contains("dynamodb", StringComparison.OrdinalIgnoreCase) || one.Is("TableV2", "AWS::Serverless::SimpleTable", "google_firestore_database"));

    private static bool UsesPool(RepositoryFacts repository, ComponentFacts? component) =>
        component is not null ? OwnPool.Contains(component.Stack, StringComparer.Ordinal) : repository.Components.Any(one => one.IsService && OwnPool.Contains(one.Stack, StringComparer.Ordinal));

    /// <summary>Inside the function that begins at a route.</summary>
    private static IdiomHit? PerRequest(RepositoryFacts repository, Func<Idiom, IEnumerable<IdiomHit>> hitsOf) => hitsOf(New).FirstOrDefault(hit =>
        repository.HitsIn(hit.Path, Route).Concat(repository.HitsIn(hit.Path, ReadRoute)).Any(route => hit.Line > route.Line && hit.Line - route.Line <= 12));

    /// <summary>All instances together must leave the server a fifth of its connections.</summary>
    private static string? Excess(RepositoryFacts repository, IdiomHit size)
    {
        var server = repository.HitsOf(ServerLimit).Select(hit => Number(hit.Value)).FirstOrDefault(number => number > 0);
        var replicas = repository.KubernetesResources.Where(one => one.Class == PathClasses.Production)
            .Select(one => one.Kind is "HorizontalPodAutoscaler" ? one.Root.At("spec", "maxReplicas").Number : one.IsWorkload ? one.Root.At("spec", "replicas").Number : null)
            .Concat(repository.ComposeFiles.SelectMany(file => file.Services).Select(service => service.Definition.At("deploy", "replicas").Number)).Max() ?? 0;
        var most = Number(size.Value);
        return server > 0 && replicas > 0 && most > 0 && most * replicas * 5 > server * 4
            ? string.Create(CultureInfo.InvariantCulture, $"{replicas} instances with {most} connections each need more than four fifths of the server's {server}.")
            : null;
    }

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // pool: in a pipeline names build machines, and pool_size a thread pool or a layer of a network
    private static bool Relevant(IdiomMatch match) => !Other().IsMatch(match.LineText) && !OtherFile().IsMatch(match.Path)
        && (Database().IsMatch(match.LineText) || Database().IsMatch(match.Path))
        && (match.Text.Trim() is not "pool:" || match.Path.EndsWith("database.yml", StringComparison.Ordinal));

    [GeneratedRegex("""(^|[^a-z])(db|database|pool|postgres\w*|pg\w*|mysql|mssql|mongo\w*|sqlx?|sequelize|knex|repo|data-?source|hikari|typeorm|prisma|orm|persistence|drizzle|npgsql|engine|options)([^a-z]|$)|application(-\w+)?\.(ya?ml|properties)|max(imum)?_?pool_?size|settings|runtime\.exs|prod\.exs|config\.h?json|defaults\.hjson|SetConn|SetMax|\.env""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Database();

    // Who holds a lock, listens, migrates or takes a backup needs one connection that is not shared.
    [GeneratedRegex("""lock|listen|notif|migrat|alembic|backup|restore|dump""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfItsOwn();

    [GeneratedRegex("""thread|redis|kernel|stride|Pooling2D|http|smtp|mail|ldap|grpc|socket|amqp|kafka|worker""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();

    [GeneratedRegex("""pipelines?\.ya?ml$|(^|[/._-])(dev|development|test|local)([._-]|$)|webhook|request|(^|/)\.github/|redis|celery|http|(^|/)(cache|mail|amqp|kafka|grpc)\w*\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherFile();
}
