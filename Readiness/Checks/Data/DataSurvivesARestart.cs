using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class DataSurvivesARestart : Check
{
    private static readonly Idiom Opened = DatabaseClients.Opened("db.persistent");
    private static readonly Idiom Write = WriteRoutes.Idiom("db.persistent");
    private static readonly ModuleStores Stores = new("db.persistent");
    private static readonly Idiom ByDefault = MemoryByDefault.Idiom("db.persistent");

    private static readonly Idiom InMemory = Phrases.Idiom(
        "db.persistent/in-memory",
        [.. Language.Code, Language.Yaml, Language.Configuration],
        """\.UseInMemoryDatabase\(""", """['"](sqlite:(//)?/?)?:memory:""", """jdbc:h2:mem:""", """jdbc:hsqldb:mem:""", """MongoMemoryServer\.create""", """file::memory:""") with
    { Accept = match => !OtherProfile().IsMatch(match.Path) && !Guard().IsMatch(match.LineText) };

    private static readonly Idiom Embedded = Phrases.Idiom(
        "db.persistent/embedded",
        [.. Language.Code, Language.Text, Language.Yaml, Language.Configuration],
        """\.UseSqlite\(""", """new Database\([^)\n]{0,60}(\.db|\.sqlite|[sS]qlite)""", """sqlite3\.connect\(""", """sqlite3\.Database\(""", """\bsqlite(\+aiosqlite)?:///?""", """^[ \t]*provider\s*=\s*"sqlite""", """backends\.sqlite3""", """Open\(\s*["]sqlite3?["]""", """SqlitePool(Options)?::""", """jdbc:sqlite""", """jdbc:h2:file""", """sqlite\.Open\(""", """bbolt\.Open\(""", """adapter:\s*sqlite3""") with
    { Accept = match => !OtherProfile().IsMatch(match.Path) };

    private static readonly string[] ServerDrivers = ["pg", "postgres", "mysql2", "mysql", "mssql", "mongodb", "mongoose", "psycopg*", "asyncpg", "mysqlclient", "pymysql", "pymongo", "motor", "Npgsql*", "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.Data.SqlClient", "Pomelo*", "MongoDB.Driver", "github.com/lib/pq", "github.com/jackc/pgx*", "github.com/go-sql-driver/mysql", "postgresql", "mysql-connector*", "pg", "mysql2", "postgrex", "myxql", "mariadb-java-client"];

    public override CheckInfo Info { get; } = new("db.persistent", Category.Data, Priority.Critical, "Data survives a restart")
    {
        Why = "What is kept in memory or in a container's own layer is gone with the next deployment, crash or move to another machine.",
        Remedy = "Keep every write in a database, and give each container that stores something a named volume or replace it by a managed service.",
        Effort = Effort.Large,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App IV, VI", "Mercari production readiness: stateless server"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Opened, Write, .. Stores.Idioms, InMemory, Embedded, ByDefault];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var write = repository.FirstOf(null, Write);
        if (write is null && !repository.Facts.Has(Fact.Users) && !repository.Facts.Has(Fact.Database))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "nothing is written, and there are no users")];
        }

        var stores = Stores.In(repository, Write).Take(5).ToList();
        return [DatabaseOf(repository) switch
        {
            { } database => WithDatabase(repository, database, stores),
            null when repository.FirstOf(null, Embedded) is { } file => InAFile(repository, file),
            null => Without(repository, write, stores),
        }];
    }

    /// <summary>A client that is made, or a mapper that is configured by files of its own.</summary>
    private static Evidence? DatabaseOf(RepositoryFacts repository) =>
        repository.HitsOf(Opened).FirstOrDefault(hit => IsSettingOf(repository, hit)) is { } hit ? Evidence.Strong("a database is opened", hit.Location)
        : repository.File("config/database.php") is { } laravel ? Evidence.Certain("connections of Laravel", new(laravel.Path, 0))
        : Server(repository) && ManagedDatabases.Of(repository).FirstOrDefault(one => !one.IsOptional()) is { } managed && repository.HitsOf(Opened).FirstOrDefault(hit => hit.Language is not (Language.Yaml or Language.Configuration or Language.Text)) is not null ? managed.Evidence()
        : null;

    // datasource: and adapter: have other meanings outside of a framework's own file; a text file counts where it is Prisma's or Django's settings
    private static bool IsSettingOf(RepositoryFacts repository, IdiomHit hit) => hit.Language switch
    {
        Language.Yaml or Language.Configuration => SettingsFile().IsMatch(hit.Path) && !hit.Excerpt.Contains("sqlite", StringComparison.OrdinalIgnoreCase) && !hit.Excerpt.Contains("h2", StringComparison.Ordinal) && repository.FirstOf(null, InMemory) is not { Language: Language.Yaml or Language.Configuration },
        Language.Text => false,
        _ when Word().IsMatch(hit.Excerpt) => false,
        _ => !hit.Excerpt.Contains("sqlite", StringComparison.OrdinalIgnoreCase) && !(repository.FirstOf(null, Embedded) is { } file && IsUsedBy(repository, hit, file)),
    };

    // new PrismaClient() opens what schema.prisma names; create_engine and DATABASES too are told elsewhere
    private static bool IsUsedBy(RepositoryFacts repository, IdiomHit opened, IdiomHit embedded) =>
        embedded.Path == opened.Path || (embedded.Path.EndsWith(".prisma", StringComparison.Ordinal) && opened.Excerpt.Contains("PrismaClient", StringComparison.Ordinal))
        || (opened.Language == embedded.Language && General().IsMatch(opened.Excerpt) && !Server(repository));

    private static bool Server(RepositoryFacts repository) => repository.Manifests.Any(manifest => ServerDrivers.Any(name => manifest.Find(name) is { IsDevelopment: false }))
        || repository.ComposeFiles.Any(file => file.Class == PathClasses.Production && file.Services.Any(service => DatabaseClients.IsServer(service.Image)));

    private static Verdict WithDatabase(RepositoryFacts repository, Evidence database, List<IdiomHit> stores)
    {
        var bare = StoreVolumes.Without(repository).ToList();
        if (bare.Find(one => one.IsProduction && one.IsDatabase) is { } lost)
        {
            return Verdict.Fail(Verdict.WholeSystem, $"The database container {lost.Name} has no volume: its data ends with it.", Evidence.Certain("no volume", lost.Location));
        }

        if (repository.FirstOf(null, InMemory) is { } memory && memory.Language is Language.Yaml or Language.Configuration)
        {
            return Verdict.Partial(Verdict.WholeSystem, "A database is there, but the default settings name one in memory.", Evidence.Strong("in memory", memory.Location), database);
        }

        var fallback = MemoryByDefault.In(repository) ?? (repository.FirstOf(null, ByDefault) is { } chosen ? Evidence.Strong("in memory by default", chosen.Location) : null);
        if (fallback is not null)
        {
            return Verdict.Partial(Verdict.WholeSystem, "A database can be used, but unless a setting says so data is kept in memory.", fallback, database);
        }

        return stores is [var store, ..] ? Verdict.Partial(Verdict.WholeSystem, $"A database is used, but {store.Path} keeps {store.Value} in memory.", stores.Select(one => Evidence.Strong("written to by a route", one.Location)).Prepend(database))
            : bare is [var other, ..] ? Verdict.Partial(Verdict.WholeSystem, $"A database is used; the container {other.Name} has no volume.", Evidence.Certain("no volume", other.Location), database)
            : Verdict.Pass(Verdict.WholeSystem, "What is written goes to a database, and nothing that keeps data runs without a volume.", database);
    }

    private static Verdict InAFile(RepositoryFacts repository, IdiomHit file)
    {
        var volume = repository.Dockerfiles.Where(one => one.Class == PathClasses.Production && !one.IsTooling).SelectMany(one => one.FinalChain().SelectMany(stage => stage.All("VOLUME")).Select(line => Evidence.Certain("volume", new(one.Path, line.Line)))).FirstOrDefault()
            ?? repository.ComposeFiles.Where(one => one.Class == PathClasses.Production && one.Use != DeploymentUse.Development).SelectMany(one => one.Services.Where(service => !DatabaseClients.IsServer(service.Image) && service.Definition["volumes"].Exists).Select(service => Evidence.Certain("volume", new(one.Path, service.Definition["volumes"].Line)))).FirstOrDefault()
            ?? repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && one.Kind is "PersistentVolumeClaim").Select(one => Evidence.Certain("volume claim", new(one.Path, one.Root.Line))).FirstOrDefault();
        var evidence = Evidence.Strong("a database in a file", file.Location);
        return volume is not null ? Verdict.Partial(Verdict.WholeSystem, "The database is a file on a mounted volume: it survives, with one instance only.", evidence, volume)
            : repository.Facts.Has(Fact.Docker) || repository.Facts.Has(Fact.Kubernetes) ? Verdict.Fail(Verdict.WholeSystem, "The database is a file in the container, and no volume outlives it.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, "The database is a file beside the program: it survives a restart, but not another machine.", evidence);
    }

    private static Verdict Without(RepositoryFacts repository, IdiomHit? write, List<IdiomHit> stores)
    {
        if (repository.FirstOf(null, InMemory) is { } memory)
        {
            return Verdict.Fail(Verdict.WholeSystem, "The database is one in memory: a restart empties it.", Evidence.Strong("in memory", memory.Location));
        }

        if (stores is [var store, ..])
        {
            return Verdict.Fail(Verdict.WholeSystem, $"{store.Path} keeps {store.Value} in memory, and no database is opened: a restart empties it.", stores.Select(one => Evidence.Strong("written to by a route", one.Location)));
        }

        if (Programs.AreElsewhere(repository, Fact.Database))
        {
            return Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "A database is declared here, but the programs that write to it are in another repository.", repository.Facts.Why(Fact.Database) is { } declared ? [declared] : []);
        }

        if (ManagedDatabases.Of(repository) is [var managed, ..])
        {
            return managed.IsOptional()
                ? Verdict.Partial(Verdict.WholeSystem, "A managed database is declared, and only a setting makes it; what opens it was not found.", managed.Evidence())
                : Verdict.Partial(Verdict.WholeSystem, "A managed database is declared, but nothing was found that opens it.", managed.Evidence());
        }

        return repository.Facts.Why(Fact.Database) is { } why
            ? Verdict.Partial(Verdict.WholeSystem, "A database is among the dependencies, but nothing was found that opens it.", why)
            : Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "It takes writes, but where they go could not be read: no database and no store in memory were found.", write is null ? [] : [Evidence.Strong("takes writes", write.Location)]);
    }

    [GeneratedRegex("""(^|[/._-])(test|tests|dev|development|local|example|sample|ci)([/._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherProfile();

    [GeneratedRegex("""(IsDevelopment|NODE_ENV|is_?test|testing|DEBUG|\bif\b|\?\s)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guard();

    [GeneratedRegex("""(^|/)((application|bootstrap)[\w-]*|database|mongoid|doctrine|persistence|microprofile-config)\.(ya?ml|properties)(\.\w+)?$|/(config|resources)/""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingsFile();

    // adapter: Bandit.PhoenixAdapter is code, and no settings file.
    [GeneratedRegex("""^(adapter|datasource):""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    // They open whatever they are told.
    [GeneratedRegex("""create_(async_)?engine|DATABASES|SQLAlchemy\(|drizzle\(|knex|Sequelize|DataSource\(|TypeOrm|sql\.Open|sqlx|gorm|xorm|AddDbContext|DbContextFactory""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex General();
}
