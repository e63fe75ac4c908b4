using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class SlowQueriesAreSeen : Check
{
    private static readonly ImmutableArray<string> Settings = [Language.Yaml, Language.Json, Language.Configuration, Language.Hcl, Language.Bicep, Language.Toml, Language.Sql, Language.Xml, Language.Shell, Language.Dockerfile];

    private static readonly Idiom Slow = Phrases.Idiom(
        "db.performance/slow",
        [.. Settings, .. Language.Code],
        """\blog_min_duration_statement\b""", """\bpg_stat_statements\b""", """\bslow_query_log\b""", """\blong_query_time\b""", """\bperformance_insights_enabled\s*=\s*true""", """EnablePerformanceInsights["']?\s*[:=]\s*["']?true""", """\bquery_insights_enabled\s*=\s*true""", """\binsights_config\b""", """\bquery_store\b""", """QueryStore""", """\bauto_explain\b""", """\bsetProfilingLevel\b""", """\bslowOpThresholdMs\b""", """\bmaxQueryExecutionTime\b""", """LOG_QUERIES_SLOWER_THAN_MS""", """hibernate\.log_slow_query""", """SlowThreshold\s*:""", """whenQueryingForLongerThan\(""", """handleExceedingCumulativeQueryDuration""", """\bDbCommandInterceptor\b""", """\bslow_quer(y|ies)""", """\bSlowQuery""", """\bslowQuery""", """\$on\(\s*['"]query['"]""", """\bslow_statements_threshold""", """\bspring\.jpa\.properties\.hibernate\.session\.events""") with
    { Accept = match => !DeliveryCommands.IsForDevelopers(match.Path) && !match.Path.Contains("perf", StringComparison.Ordinal) };

    private static readonly Idiom Measured = Phrases.Idiom(
        "db.performance/measured",
        [.. Settings, .. Language.Code],
        """\bpostgres[_-]exporter\b""", """\bmysqld[_-]exporter\b""", """\bmongodb[_-]exporter\b""", """\bpg_exporter\b""", """\bpg_stat_(activity|database|replication)\b""", """\bpg_up\b""", """\bmysql_(up|global_status)\b""", """AWS/RDS""", """\bDatabaseConnections\b""", """\bFreeStorageSpace\b""", """cloudsql\.googleapis\.com/database""", """\bpg_replication_lag""", """\bis_db_alive\b""", """metric_?[nN]amespace["']?\s*[:=]\s*["']Microsoft\.(DBfor|Sql)""",
        """\.AddEntityFrameworkCoreInstrumentation\(""", """\.AddSqlClientInstrumentation\(""", """\.AddNpgsql(Instrumentation)?\(\)""", """\b(AddMeter|AddSource|Meters|Sources)\b[^\n]{0,60}"Npgsql\b""", """instrumentation-(pg|mysql2?|mongodb|mongoose|knex|typeorm|sequelize)""", """PrismaInstrumentation\(""", """SQLAlchemyInstrumentor\(""", """Psycopg2?Instrumentor\(""", """AsyncPGInstrumentor\(""", """DjangoInstrumentor\(""", """\botelsql\.""", """\botelgorm\.""", """\botelpgx\.""", """OpentelemetryEcto\.setup""", """\bgo_sql_stats\b""", """NewDBStatsCollector\(""", """Instrumentation::(PG|Mysql2|ActiveRecord)""", """auto-instrumentations-node""", """getNodeAutoInstrumentations\(""", """\bhikaricp_connections""", """\.AddNpgsqlD(ataSource|bContext)""", """\.AddSqlServerDbContext""", """\bEcto\.Telemetry\b""", """repo\.query\.(total|queue|query)_time""", """\bprisma:client:operation\b""", """\$metrics\.prometheus""");

    // authorId Int … @relation(fields: [authorId]     author_id = Column(ForeignKey("…"))     author_id bigint REFERENCES users
    private static readonly Idiom Foreign = Phrases.Idiom(
        "db.performance/foreign",
        [Language.Text, Language.Python, Language.Sql, Language.JavaScript],
        """@relation\([^)\n]{0,120}fields:\s*\[(?<value>\w+)""", """^[ \t]*(?<value>\w+)\b[^\n]{0,120}(Column|mapped_column)\([^\n]{0,80}ForeignKey\((?![^\n]{0,200}(index|primary_key|unique)\s*=\s*True)""", """^[ \t]*(?<value>\w+):[^\n]{0,80}Field\([^\n]{0,80}foreign_key=(?![^\n]{0,160}(index|primary_key|unique)\s*=\s*True)""", """^[ \t]*["`\[]?(?<value>(?!ADD\b|FOREIGN\b|CONSTRAINT\b|ALTER\b|REFERENCES\b|CREATE\b|PRIMARY\b|ON\b)\w+)["`\]]? [^\n,]{3,100}\bREFERENCES\b(?<!PRIMARY KEY[^\n]{0,100})(?<!UNIQUE[^\n]{0,100})""", """\bFOREIGN KEY \(["`\[]?(?<value>\w+)""", """^[ \t]*(?<value>\w+): [^\n]{0,100}\.references\(\(\)""") with
    { LimitPerFile = 200 };

    private static readonly Idiom Indexed = Phrases.Idiom(
        "db.performance/indexed",
        [Language.Text, Language.Python, Language.Sql, Language.JavaScript],
        """@@index\(\s*(fields:\s*)?\[(?<value>\w+)""", """@@unique\(\s*(fields:\s*)?\[(?<value>\w+)""", """@@id\(\s*(fields:\s*)?\[(?<value>\w+)""", """^[ \t]*(?<value>\w+)\s+\w+\??\s[^\n]{0,80}@unique""", """CREATE (UNIQUE )?INDEX[^;(]{0,160}\(\s*["`]?(?<value>\w+)""", """create_index\([^\n]{0,160}\[\s*['"](?<value>\w+)""", """\bIndex\([^)\n]{0,80}['"](?<value>\w+)['"]""", """\bindex\([^)\n]{0,60}\)\.on\(\s*\w+\.(?<value>\w+)""", """uniqueIndex\([^)\n]{0,60}\)\.on\(\s*\w+\.(?<value>\w+)""", """\bPRIMARY KEY \(["`]?(?<value>\w+)""", """\bUNIQUE(INDEX)? \(["`]?(?<value>\w+)""", """\bUniqueConstraint\(\s*['"](?<value>\w+)""", """primaryKey\([^;]{0,100}\[\s*\w+\.(?<value>\w+)""") with
    { LimitPerFile = 200 };

    private static readonly string[] IndexesItself = ["mysql2", "mysql", "mysqlclient", "pymysql", "github.com/go-sql-driver/mysql", "mongodb", "mongoose"];

    public override CheckInfo Info { get; } = new("db.performance", Category.Data, Priority.Medium, "Slow queries are seen, indexed and reviewed")
    {
        Why = "A query that is fast on a hundred rows takes the site down on a million, and without figures nobody knows which one it was.",
        Remedy = "Record slow statements, watch connections and the time that queries take, and give every foreign key an index.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Azure Well-Architected PE:08, OE:07"],
        AppliesWhen = Condition.All(Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms => [Slow, Measured, Foreign, Indexed];

    public override AttestationForm Attestation { get; } =
        new("Slow queries of the production database are recorded, looked at, and answered with indexes.", ["where slow queries are seen", "alerts", "last review", "who", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var (slow, measured) = (repository.FirstOf(null, Slow), repository.FirstOf(null, Measured));
        var bare = WithoutIndex(repository).ToList();
        var evidence = new[] { slow is null ? null : Evidence.Strong("slow queries are recorded", slow.Location), measured is null ? null : Evidence.Strong("the database is measured", measured.Location) }.OfType<Evidence>()
            .Concat(bare.Take(5).Select(hit => Evidence.Strong($"{hit.Value} has no index", hit.Location))).ToList();
        var missing = new[] { slow is null ? "nothing records slow queries" : null, measured is null ? "nothing measures the database" : null, bare.Count == 0 ? null : $"{bare.Count} foreign keys have no index ({string.Join(", ", bare.Take(3).Select(hit => hit.Value))})" }.OfType<string>().ToList();
        if (missing.Count == 0)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "Slow queries are recorded, the database is measured, and every foreign key has an index.", evidence)];
        }

        if (slow is not null || measured is not null)
        {
            return [Verdict.Partial(Verdict.WholeSystem, Sentence(missing), evidence)];
        }

        // Clean keys alone are no sight of anything; and whoever runs the database elsewhere may see it there.
        return IsRunHere(repository) is { } here
            ? [bare.Count == 0 && repository.FirstOf(null, Foreign) is { } key
                ? Verdict.Partial(Verdict.WholeSystem, Sentence(missing), Evidence.Strong("every foreign key has an index", key.Location))
                : Verdict.Fail(Verdict.WholeSystem, Sentence(missing), evidence.Append(here))]
            : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, $"{Sentence(missing)[..^1]}; the database runs outside of this repository.", evidence)];
    }

    private static string Sentence(List<string> missing) => string.Concat(missing[0][..1].ToUpperInvariant(), string.Join(", ", missing)[1..], ".");

    private static Evidence? IsRunHere(RepositoryFacts repository) =>
        repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use != DeploymentUse.Development).SelectMany(file => file.Services.Where(service => DatabaseClients.IsServer(service.Image)).Select(service => Evidence.Certain("the database runs here", new(file.Path, service.Definition.Line)))).FirstOrDefault()
        ?? repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && one.IsWorkload && one.PodSpec["containers"].Items.Any(container => DatabaseClients.IsServer(container["image"].Text))).Select(one => Evidence.Certain("the database runs here", new(one.Path, one.Root.Line))).FirstOrDefault();

    /// <summary>A column is indexed wherever an index of its name begins with it.</summary>
    private static IEnumerable<IdiomHit> WithoutIndex(RepositoryFacts repository)
    {
        if (repository.Manifests.Any(manifest => IndexesItself.Any(name => manifest.Find(name) is not null)) && !repository.Manifests.Any(manifest => manifest.Find("pg") is not null || manifest.Find("psycopg*") is not null))
        {
            return [];
        }

        var indexed = repository.HitsOf(Indexed).Select(hit => hit.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return repository.HitsOf(Foreign).Where(hit => hit.Language is not Language.Sql || SqlSchema().IsMatch(hit.Path)).Where(hit => hit.Value.Length < 60 && !indexed.Contains(hit.Value) && !indexed.Contains(Snake(hit.Value))).DistinctBy(hit => hit.Value, StringComparer.Ordinal);
    }

    private static string Snake(string name) => Upper().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Upper();

    // Where a mapper makes the SQL, its model says the same.
    [GeneratedRegex("""igrat|schema|init|(^|/)db/|(^|/)sql/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SqlSchema();
}
