using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class AnyInstanceCanAnswer : Check
{
    private static readonly Idiom Sessions = Phrases.Idiom("scale.stateless/sessions", [Language.JavaScript, Language.CSharp, Language.Go, Language.Python, Language.Php], """\.AddDistributedMemoryCache\(""", """\bnew (session\.)?MemoryStore\b""", """memstore\.New""", """sessions\.backends\.file""", """SESSION_DRIVER['"]\s*,\s*['"](file|array)""", """NewFilesystemStore\(""", """SESSION_TYPE['"\]]*\s*=\s*['"]filesystem""") with { Accept = match => !Development().IsMatch(match.LineText) && !match.LineText.Contains("env(", StringComparison.Ordinal) };
    private static readonly Idiom BareSession = Phrases.Idiom("scale.stateless/bare-session", [Language.JavaScript], """\buse\(\s*session\(\s*\{""", """\bexpressSession\(\s*\{""");
    private static readonly Idiom SessionStore = Phrases.Idiom("scale.stateless/session-store", [Language.JavaScript, Language.CSharp], """\bstore:\s*\S""", """\bRedisStore\b""", """\bMongoStore\b""", """\bconnectPgSimple\b""", """\.AddStackExchangeRedisCache\(""", """\.AddDistributedSqlServerCache\(""", """\.AddRedisDistributedCache\(""", """SessionStore\(""") with { Accept = match => !match.Text.StartsWith("store:", StringComparison.Ordinal) || match.LineText.Contains("ession", StringComparison.Ordinal) || match.LineText.Contains("tore(", StringComparison.Ordinal) };

    private static readonly Idiom LocalFiles = Phrases.Idiom("scale.stateless/files", Language.Code, """\bmulter\(\s*\{\s*dest\b""", """\bdiskStorage\(""", """\bFileSystemStorage\(""", """config\.active_storage\.service\s*=\s*:local""", """\bstorage :file\b""", """move_uploaded_file\(""", """->storeAs\(""", """->store\(\s*['"]""", """\.SaveUploadedFile\(""", """\bFile\.Create\([^\n]{0,120}([uU]pload|wwwroot)""", """\bcreateWriteStream\([^\n]{0,120}([uU]pload|public/)""", """\bwriteFile(Sync)?\([^\n]{0,120}([uU]ploads?/|public/)""") with
    { Accept = match => !match.LineText.Contains("tmp", StringComparison.OrdinalIgnoreCase) && !Development().IsMatch(match.LineText) && !DevelopmentFile().IsMatch(match.Path) };
    private static readonly Idiom ObjectStore = Phrases.Idiom("scale.stateless/object-store", Language.Code, """\bS3Client\b""", """\bBlobServiceClient\b""", """\bBlobContainerClient\b""", """\bIAmazonS3\b""", """\bmulterS3\b""", """\bS3Boto3?Storage\b""", """boto3\.(client|resource)\(\s*['"]s3""", """\bs3\.NewFromConfig\(""", """\bminio\.New\(""", """\bcloudinary\b""", """\bfog-aws\b""", """\bcarrierwave.{0,20}fog""", """['"]driver['"]\s*=>\s*['"]s3""") with
    { Accept = match => !match.Path.EndsWith("filesystems.php", StringComparison.Ordinal) };

    private static readonly Idiom Timer = Phrases.Idiom("scale.stateless/timer", [Language.JavaScript, Language.Java, Language.Python, Language.CSharp, Language.Go], """\bcron\.schedule\(""", """\bnew CronJob\(""", """@Cron\(""", """\bschedule\.scheduleJob\(""", """@Scheduled\(""", """\bBackgroundScheduler\(""", """\bAsyncIOScheduler\(""", """\bcron\.New\(""", """\bgocron\.NewScheduler\(""", """\bRAMJobStore\b""", """\.AddQuartz\(""", """\bnew PeriodicTimer\(""");
    private static readonly Idiom Lock = Phrases.Idiom("scale.stateless/lock", Language.Code, """\bSchedulerLock\b""", """@SchedulerLock\b""", """\bpg_advisory_lock\b""", """\bpg_try_advisory""", """\b[rR]edlock\b""", """\bDistributedLock\b""", """\bAcquireLock""", """\bacquireLock\(""", """leader[_ -]?[eE]lect""", """UsePersistentStore\(""", """\bSKIP LOCKED\b""", """\bForUpdate""", """\bShedLock\b""", """\bIDistributedLock""", """\bredis\.lock\(""", """SQLAlchemyJobStore""", """RedisJobStore""", """\bsetnx\b""", """\bSetNX\(""");

    private static readonly Idiom Rooms = Phrases.Idiom("scale.stateless/rooms", Language.Code, """\bnew SocketIOServer\(""", """from ['"]socket\.io['"]""", """require\(['"]socket\.io['"]\)""", """@WebSocketGateway\(""", """\.AddSignalR\(""", """\bSocketIO\(""");
    private static readonly Idiom Backplane = Phrases.Idiom("scale.stateless/backplane", Language.Code, """redis-adapter""", """\bcreateAdapter\(""", """\bRedisIoAdapter\b""", """\bAddStackExchangeRedis\(""", """\bAddAzureSignalR\(""", """message_queue\s*=""", """postgres-adapter""", """mongo-adapter""", """cluster-adapter""", """\bAddNamedAzureSignalR\b""");

    private static readonly Idiom Keys = Phrases.Idiom("scale.stateless/keys", [Language.CSharp], """\bPersistKeysTo\w+""", """\bXmlRepository\s*=[^=]""");
    private static readonly Idiom ProtectedByKeys = Phrases.Idiom("scale.stateless/protected", [Language.CSharp], """\.AddCookie\(""", """\.AddSession\(""", """\.AddIdentity(ApiEndpoints)?<""", """AddDefaultIdentity<""", """AddIdentityCookies\(""");
    private static readonly Idiom FileDatabase = Phrases.Idiom("scale.stateless/file-database", [.. Language.Code, Language.Text], """\.UseSqlite\(""", """new Database\([^)\n]{0,60}(\.db|\.sqlite)""", """sqlite3\.connect\(""", """sqlite(\+aiosqlite)?:///""", """^[ \t]*provider\s*=\s*"sqlite""", """SqlitePool(Options)?::""") with { Accept = match => !Development().IsMatch(match.LineText) && !DevelopmentFile().IsMatch(match.Path) };

    private static readonly string[] Servers = ["pg", "postgres", "mysql2", "mongodb", "mongoose", "psycopg*", "asyncpg", "mysqlclient", "pymysql", "Npgsql*", "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.Data.SqlClient", "github.com/lib/pq", "github.com/jackc/pgx*", "github.com/go-sql-driver/mysql", "postgresql", "mysql-connector*"];

    public override CheckInfo Info { get; } = new("scale.stateless", Category.Reliability, Priority.High, "Any instance can serve any request")
    {
        Why = "What one instance keeps to itself is missing in the second: people are logged out, files are not found, and a job runs twice.",
        Remedy = "Move sessions, files and jobs to a store that all instances share, and let a lock decide who runs what must run once.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App VI, VIII", "AWS Well-Architected REL05-BP06"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Sessions, BareSession, SessionStore, LocalFiles, ObjectStore, Timer, Lock, Rooms, Backplane, Keys, ProtectedByKeys, FileDatabase];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var replicas = Replicas(repository);
        var items = new List<(string What, IdiomHit Hit)>();
        void Add(string what, IdiomHit? hit, bool holds = true)
        {
            if (hit is not null && holds)
            {
                items.Add((what, hit));
            }
        }

        Add("sessions stay in one instance", repository.FirstOf(null, Sessions, BareSession), repository.FirstOf(null, SessionStore) is null);
        Add("files stay on one instance's disk", repository.FirstOf(null, LocalFiles), repository.FirstOf(null, ObjectStore) is null && (repository.Facts.Has(Fact.Upload) || repository.FirstOf(null, LocalFiles)?.Path.Contains("config/environments/", StringComparison.Ordinal) != true));
        Add("the database is a file of one instance", repository.FirstOf(null, FileDatabase), !repository.Manifests.Any(manifest => Servers.Any(name => manifest.Find(name) is { IsDevelopment: false })));
        Add("every instance runs the scheduled jobs", repository.FirstOf(null, Timer), replicas is { Count: > 1 } && repository.FirstOf(null, Lock) is null);
        Add("rooms of sockets stay in one instance", repository.FirstOf(null, Rooms), repository.FirstOf(null, Backplane) is null);
        Add("keys that protect cookies stay in one container", repository.FirstOf(null, ProtectedByKeys), (repository.Facts.Has(Fact.Docker) || repository.Facts.Has(Fact.Aspire)) && repository.FirstOf(null, Keys) is null);
        return [Judge(items, replicas)];
    }

    private static Verdict Judge(List<(string What, IdiomHit Hit)> items, (long Count, Evidence Where)? replicas)
    {
        var evidence = items.Select(item => Evidence.Strong(item.What, item.Hit.Location)).ToList();
        return items switch
        {
            [] => Verdict.Pass(Verdict.WholeSystem, "No instance was found to keep what the others need.", Evidence.Strong("no session, file, job or socket of one instance alone")),
            [var only, ..] when replicas is { Count: > 1 } many => Verdict.Fail(Verdict.WholeSystem, $"{many.Count} instances run, but {only.What}.", evidence.Append(many.Where)),
            [var only] => Verdict.Partial(Verdict.WholeSystem, $"A second instance would not work: {only.What}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"A second instance would not work: {string.Join(", ", items.Select(item => item.What))}.", evidence),
        };
    }

    private static (long Count, Evidence Where)? Replicas(RepositoryFacts repository) =>
        ProductionInstances.Of(repository).Where(one => one.Least > 1).Select(one => ((long, Evidence)?)(one.Least!.Value, one.Shown)).FirstOrDefault();

    [GeneratedRegex("""[dD]evelopment|NODE_ENV|\btest""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();

    [GeneratedRegex("""(^|[/._-])(test|dev|development|local|scripts?)([/._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DevelopmentFile();
}
