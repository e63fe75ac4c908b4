using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class DangerousMigrationsAreCaught : Check
{
    private const int Newest = 20;

    private static readonly ImmutableArray<string> Written = [Language.Sql, Language.CSharp, Language.Python, Language.Ruby, Language.Php, Language.JavaScript, Language.Elixir, Language.Go, Language.Xml, Language.Yaml];

    private static readonly Idiom Dangerous = Phrases.Idiom(
        "db.migration-guards/dangerous",
        Written,
        """\bDROP TABLE( IF EXISTS)? ["`\[]?(?<value>[\w.]+)""", """\bdrop table( if exists)? ["`]?(?<value>[\w.]+)""", """\bDROP COLUMN\b""", """\bdrop column\b""", """\bDROP SCHEMA\b""", """\bDROP DATABASE\b""", """\bTRUNCATE (TABLE )?["`\w]""", """\bRENAME COLUMN\b""", """\bRENAME TO\b""", """\bALTER COLUMN ["`\w]+ (SET DATA )?TYPE\b""", """\bSET NOT NULL\b""",
        """\bCREATE INDEX (?!CONCURRENTLY)[^;\n]{0,120} ON (ONLY )?["`]?(?<value>\w+)""", """\bCREATE UNIQUE INDEX (?!CONCURRENTLY)[^;\n]{0,120} ON (ONLY )?["`]?(?<value>\w+)""",
        """\bDELETE FROM ["`\w.]+\s*;""", """\bUPDATE ["`\w.]+ SET [^;]{1,300};(?<!WHERE[^;]{1,300};)""",
        """\.DropColumn\(""", """\.DropTable\(""", """\.RenameColumn\(""", """\.AlterColumn<""", """\bop\.drop_table\(\s*['"](?<value>\w+)""", """\bop\.drop_column\(""", """\bop\.alter_column\(""", """migrations\.DeleteModel\(""", """migrations\.RemoveField\(""", """migrations\.RenameField\(""", """migrations\.RenameModel\(""",
        """\bremove_columns? :""", """\bdrop_table[( ]+:(?<value>\w+)""", """\brename_column :""", """\bchange_column :""", """\bchange_column_null\b[^\n]{0,80}false""", """->dropColumn\(""", """->renameColumn\(""", """Schema::drop(IfExists)?\(\s*['"](?<value>\w+)""", """\.dropColumns?\(""", """\.dropTable(IfExists)?\(\s*['"`](?<value>\w+)""", """\.renameColumn\(""", """\.removeColumn\(""", """\bremove :\w+""", """\bdrop table\(:(?<value>\w+)""", """<dropColumn\b""", """<dropTable\b[^\n]{0,60}tableName="(?<value>\w+)""", """-\s*dropColumn:""", """-\s*dropTable:""") with
    { Accept = IsMigration };

    // From here on the file says how to go back.
    private static readonly Idiom BackFrom = Phrases.Idiom("db.migration-guards/back-from", Written, """\bvoid Down\(""", """\bdef downgrade\(""", """^[ \t]*def down\b""", """\bfunction down\b""", """\basync down\(""", """\bdown\s*[=:]\s*(async )?(function)?\s*\(""", """exports\.down\b""", """<rollback\b""", """reverse_sql""") with
    { Accept = IsMigration, LimitPerFile = 1 };

    private static readonly Idiom SqlBackFrom = Phrases.Idiom("db.migration-guards/sql-back-from", [Language.Sql], """^-- ?\+goose Down""", """^-- ?migrate:down""", """^-- ?\+migrate Down""", """^--\s*rollback""") with { WithComments = true, LimitPerFile = 1 };

    private static readonly Idiom Created = Phrases.Idiom("db.migration-guards/created", Written, """\bCREATE TABLE( IF NOT EXISTS)? ["`\[]?(?<value>[\w.]+)""", """\bcreate table( if not exists)? ["`]?(?<value>[\w.]+)""", """\bcreate_table\(?\s*[:'"](?<value>\w+)""", """Schema::create\(\s*['"](?<value>\w+)""", """\.createTable\(\s*['"`](?<value>\w+)""", """tableName="(?<value>\w+)""") with { Accept = IsMigration };

    private static readonly Idiom Acknowledged = Phrases.Idiom(
        "db.migration-guards/acknowledged",
        Written,
        """\bsafety_assured\b""", """squawk-ignore""", """atlas:nolint""", """\[Justified\(""", """disable_ddl_transaction!""", """migration-lint""", """\b[dD]estructive\b""", """\b[dD]ata loss\b""", """\b[iI]ntentional""", """\b[rR]eviewed\b""", """\bno longer (used|needed|read)\b""", """\b[aA]cknowledg""") with
    { Accept = IsMigration, WithComments = true };

    // A test of this repository's own that looks for what a migration drops.
    private static readonly Idiom OwnTest = Phrases.Idiom("db.migration-guards/own-test", Language.Code, """\bDropColumnOperation\b""", """\bDropTableOperation\b""", """['"/]DROP COLUMN['"/\\]""", """DROP\\s\+(TABLE|COLUMN|\()""") with { In = PathClasses.Test | PathClasses.Production, Accept = match => Name().IsMatch(match.Path) && (match.Class == PathClasses.Test || Guards().IsMatch(match.Path)) };

    private static readonly string[] Linters = ["strong_migrations", "online_migrations", "safe-pg-migrations", "django-migration-linter", "squawk-cli", "excellent_migrations", "zero_downtime_migrations", "django-zero-downtime-migrations", "django-pg-zero-downtime-migrations"];

    private static readonly Idiom Provider = Phrases.Idiom("db.migration-guards/provider", [Language.Toml], """provider\s*=\s*"postgresql""");

    private static readonly string[] Postgres = ["pg", "postgres", "psycopg*", "asyncpg", "Npgsql*", "github.com/lib/pq", "github.com/jackc/pgx*", "postgresql", "postgrex", "tokio-postgres"];

    public override CheckInfo Info { get; } = new("db.migration-guards", Category.Data, Priority.High, "Dangerous migrations are caught before they run")
    {
        Why = "One statement that drops a column or locks a table is enough to lose data or to stop everybody, and nobody sees it in a review of fifty files.",
        Remedy = "Add a migration linter to pull requests, have every destructive statement acknowledged where it stands, and take a snapshot before production is migrated.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["AWS Well-Architected OPS06", "Azure Well-Architected OE:11"],
        AppliesWhen = Condition.All(Fact.Relational),
    };

    public override ImmutableArray<Idiom> Idioms => [Dangerous, BackFrom, SqlBackFrom, Created, Acknowledged, OwnTest, Provider];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (MigrationFiles.Of(repository) is not var (tool, files))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "there are no migrations")];
        }

        var commands = DeliveryCommands.Of(repository).ToList();
        if (commands.Find(one => Wipes().IsMatch(one.Text)) is { Text: not null } wipe)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "A deployment runs a command that empties the database.", Evidence.Certain("empties the database", new(wipe.Path, wipe.Line, wipe.Text.Length > 160 ? wipe.Text[..160] : wipe.Text)))];
        }

        var newest = files.Where(file => !file.Name.EndsWith(".Designer.cs", StringComparison.Ordinal) && !file.Name.EndsWith("down.sql", StringComparison.Ordinal)).OrderBy(MigrationFiles.Order, StringComparer.Ordinal).Skip(1).TakeLast(Newest).ToList();
        var dangers = newest.SelectMany(file => Dangers(repository, file)).ToList();
        return [Judge(tool, dangers, LintOf(repository), SnapshotOf(repository, commands), dangers.Count > 0 && dangers.All(hit => repository.HitsIn(hit.Path, Acknowledged).Any()), new Location(files[^1].Path, 0))];
    }

    private static Verdict Judge(string tool, List<IdiomHit> dangers, Evidence? lint, Evidence? snapshot, bool acknowledged, Location latest)
    {
        var evidence = new[] { lint, snapshot }.OfType<Evidence>().Concat(dangers.Take(5).Select(hit => Evidence.Strong("dangerous", hit.Location))).DefaultIfEmpty(Evidence.Certain($"no dangerous statement ({tool})", latest)).ToList();
        return (lint is not null || acknowledged, snapshot is not null) switch
        {
            (true, true) => Verdict.Pass(Verdict.WholeSystem, "Dangerous migrations are caught, and a snapshot is taken before production is migrated.", evidence),
            (true, false) => Verdict.Partial(Verdict.WholeSystem, lint is not null ? "Dangerous migrations are caught; no snapshot is taken before production is migrated." : "Every dangerous statement is acknowledged where it stands; no snapshot is taken before production is migrated.", evidence),
            (false, true) => Verdict.Partial(Verdict.WholeSystem, "A snapshot is taken before production is migrated; nothing catches dangerous migrations.", evidence),
            _ when dangers.Count == 0 => Verdict.Partial(Verdict.WholeSystem, "None of the latest migrations is dangerous, but nothing would catch one that is.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"{dangers.Count} dangerous statements stand in the latest migrations, and nothing catches them or saves the data first.", evidence),
        };
    }

    /// <summary>Not on the way back, and not what the same file has just made.</summary>
    private static IEnumerable<IdiomHit> Dangers(RepositoryFacts repository, FileFact file)
    {
        var back = repository.HitsIn(file.Path, BackFrom).Concat(repository.HitsIn(file.Path, SqlBackFrom)).Select(hit => hit.Line).DefaultIfEmpty(int.MaxValue).Min();
        var created = repository.HitsIn(file.Path, Created).Select(hit => hit.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return repository.HitsIn(file.Path, Dangerous).Where(hit => hit.Line < back && !created.Contains(hit.Value) && !hit.Path.Contains("sqlite", StringComparison.OrdinalIgnoreCase) && (IsPostgres(repository) || !hit.Excerpt.StartsWith("CREATE ", StringComparison.Ordinal)));
    }

    // Only there does building an index stop every write to its table.
    private static bool IsPostgres(RepositoryFacts repository) => repository.Manifests.Any(manifest => Postgres.Any(name => manifest.Find(name) is not null))
        || repository.Files.Any(file => file.Name is "migration_lock.toml" && repository.HitsIn(file.Path, Provider).Any());

    private static Evidence? LintOf(RepositoryFacts repository)
    {
        foreach (var pipeline in repository.Pipelines)
        {
            if (pipeline.Steps.FirstOrDefault(step => !step.IsDisabled && !step.IsSwallowed && Lint().IsMatch(step.Text)) is { } step)
            {
                return Evidence.Certain("migrations are linted", new(pipeline.Path, step.Line));
            }
        }

        foreach (var manifest in repository.Manifests.Where(one => one.Class == PathClasses.Production))
        {
            if (Linters.Select(manifest.Find).FirstOrDefault(found => found is not null) is { } linter && linter.Name is not "squawk-cli")
            {
                return Evidence.Strong($"{linter.Name} stops dangerous migrations", new(manifest.Path, linter.Line));
            }
        }

        return repository.FirstOf(null, OwnTest) is { } test ? Evidence.Strong("a test looks for what migrations drop", test.Location) : null;
    }

    /// <summary>In one pipeline or script, before the migration.</summary>
    private static Evidence? SnapshotOf(RepositoryFacts repository, List<(string Text, string Path, int Line)> commands)
    {
        foreach (var file in commands.GroupBy(one => one.Path, StringComparer.Ordinal))
        {
            var saves = file.FirstOrDefault(one => Snapshot().IsMatch(one.Text));
            if (saves.Text is not null && file.Any(one => (one.Line > saves.Line || ReferenceEquals(one.Text, saves.Text)) && Migrates().IsMatch(one.Text)))
            {
                return Evidence.Certain("a snapshot before the migration", new(saves.Path, saves.Line));
            }
        }

        return null;
    }

    private static bool IsMigration(IdiomMatch match) => Folder().IsMatch(match.Path);

    [GeneratedRegex("""igrat|(^|/)versions/|changelog|/migrate/""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folder();

    // A class that looks for them, and no migration that does it.
    [GeneratedRegex("""(guard|lint|check|safety|validat|analy[sz]er)[^/]*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guards();

    [GeneratedRegex("""igrat""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("""\bsquawk\b|atlas\s+migrate\s+lint|lintmigrations|migration-linter|\beugene\s+lint|\bpgroll\b|sbctl|liquibase\b.*checks\s+run|bytebase|migrat\w*[:-]lint|lint[:-]migrat\w*|prisma\s+migrate\s+diff""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lint();

    [GeneratedRegex("""pg_dump|mysqldump|mariadb-dump|create-db-(cluster-)?snapshot|sql\s+backups\s+create|flexible-server\s+backup\s+create|\b(db|pg):?backups?:?(capture|create)?|heroku\s+pg:backups|pg_basebackup|pscale\s+backup""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snapshot();

    [GeneratedRegex("""migrat|alembic|db:|liquibase|goose|\bef\s+database""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Migrates();

    [GeneratedRegex("""prisma\s+migrate\s+reset|--accept-data-loss|migrate:fresh|migrate:refresh|\bflyway\b.*\bclean\b|rails\s+db:(reset|drop)|rake\s+db:(reset|drop)|manage\.py\s+flush|ecto\.reset|ecto\.drop|ef\s+database\s+drop""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wipes();
}
