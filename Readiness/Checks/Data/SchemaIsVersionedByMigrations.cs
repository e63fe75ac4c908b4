namespace Gapless.Readiness.Checks.Data;

public sealed partial class SchemaIsVersionedByMigrations : Check
{
    private static readonly Idiom Applied = new("db.migrations/applied", ["Migrate(", "MigrateAsync(", "runMigrations", "migrationsRun", "migrate.", "AutoMigrate", "command.upgrade", "AddMigrations", "flyway", "liquibase", "goose.Up", "sqlx::migrate", "run_pending_migrations", "embed_migrations", "Ecto.Migrator", "DeployChanges", "MigrateUp"])
    {
        Pattern = AppliedAtStart(),
        CodeOnly = true,
    };

    // The start script of an image: docker-entrypoint.sh, startup.sh, bin/release
    private static readonly Idiom StartedBy = new("db.migrations/start-script", ["migrat", "alembic", "db:", "liquibase", "goose"])
    {
        Pattern = Apply(),
        Languages = [Language.Shell],
        Accept = match => StartFile().IsMatch(match.Path) && !DeliveryCommands.IsForDevelopers(match.Path),
    };

    // execSync('prisma migrate deploy') in a program that the start script runs
    private static readonly Idiom Executed = new("db.migrations/executed", ["migrate deploy", "migrate:latest", "migration:run", "alembic", "manage.py", "db:migrate"])
    {
        Pattern = RunsTool(),
        Languages = [Language.JavaScript, Language.Python],
        Accept = match => !DeliveryCommands.IsForDevelopers(match.Path),
    };

    // A table of applied versions, kept by the program itself.
    private static readonly Idiom Own = new("db.migrations/own", ["schema_version", "schema_migrations", "schema_info", "user_version"])
    {
        Languages = Language.Code,
        Accept = match => OwnFile().IsMatch(match.Path),
    };

    // What is deleted right before is made for a test.
    private static readonly Idiom ThrownAway = new("db.migrations/thrown-away", ["EnsureDeleted"]) { Languages = [Language.CSharp], CodeOnly = true };

    private static readonly Idiom Shortcut = new("db.migrations/shortcut", ["synchronize", "ddl-auto", "EnsureCreated", "create_all(", ".sync(", "AutoMigrate("])
    {
        Pattern = SchemaWithoutMigration(),
        CodeOnly = true,
        Languages = [Language.JavaScript, Language.CSharp, Language.Python, Language.Java, Language.Go, Language.Yaml, Language.Configuration],
    };

    public override CheckInfo Info { get; } = new("db.migrations", Category.Data, Priority.Critical, "The schema is versioned by migrations that run in the pipeline")
    {
        Why = "A schema changed by hand differs between environments, and nobody can build it again or undo a step.",
        Remedy = "Create a baseline migration, keep every change as a migration in the repository, and apply them as a deploy step.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App XII", "Azure Well-Architected OE:11"],
        AppliesWhen = Condition.Any(Fact.Relational),
    };

    public override ImmutableArray<Idiom> Idioms => [Applied, StartedBy, Executed, Own, Shortcut, ThrownAway];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var shortcut = repository.HitsOf(Shortcut).FirstOrDefault(hit => hit.Class == PathClasses.Production && !IsGuarded(hit) && !IsThrownAway(repository, hit));
        var (tool, files) = FindMigrations(repository);
        if (shortcut is not null)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "The schema is made from the model at run time, past any migration.", Evidence.Strong("schema without a migration", shortcut.Location))];
        }

        if (Push(repository) is { } push)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "A deployment pushes the schema past the migrations.", push)];
        }

        if (files.Count == 0 && Programs.AreElsewhere(repository, Fact.Database))
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "The database is declared here, but the programs that use it, and their migrations, are in another repository.", repository.Facts.Why(Fact.Relational) is { } declared ? [declared] : [])];
        }

        if (files.Count == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "A relational database is used, and there are no migrations.", repository.Facts.Why(Fact.Relational) is { } why ? [why] : [])];
        }

        var evidence = Evidence.Certain($"{files.Count} {tool} files, the latest {files[^1].Name}", new(files[^1].Path, 0));
        return Automation(repository) is { } automation
            ? [Verdict.Pass(Verdict.WholeSystem, $"The schema is kept by {tool}, and automation applies it.", evidence, automation)]
            : [Verdict.Partial(Verdict.WholeSystem, $"The schema is kept by {tool}, but nothing applies the migrations by itself.", evidence)];
    }

    private static (string Tool, IReadOnlyList<FileFact> Files) FindMigrations(RepositoryFacts repository) =>
        MigrationFiles.Of(repository) ?? ("its own code", [.. repository.HitsOf(Own).Select(hit => repository.File(hit.Path)).OfType<FileFact>().Distinct()]);

    private static Evidence? Automation(RepositoryFacts repository)
    {
        var command = DeliveryCommands.Of(repository).FirstOrDefault(one => Apply().IsMatch(one.Text));
        if (command.Text is not null)
        {
            return Evidence.Certain("applied by " + Short(command.Text), new(command.Path, command.Line, Short(command.Text)));
        }

        return repository.FirstOf(null, Applied, StartedBy, Executed) is { } hit ? Evidence.Strong("applied at start", hit.Location) : null;
    }

    private static Evidence? Push(RepositoryFacts repository)
    {
        var command = DeliveryCommands.Of(repository).FirstOrDefault(one => PushSchema().IsMatch(one.Text));
        return command.Text is null ? null : Evidence.Certain("pushes the schema", new(command.Path, command.Line, Short(command.Text)));
    }

    /// <summary>Only under a development or test condition on the same line.</summary>
    private static bool IsGuarded(IdiomHit hit) => Guard().IsMatch(hit.Excerpt);

    private static bool IsThrownAway(RepositoryFacts repository, IdiomHit hit) =>
        repository.HitsIn(hit.Path, ThrownAway).Any(other => hit.Line >= other.Line && hit.Line - other.Line <= 5);

    private static string Short(string text) => text.Length > 120 ? text[..120] + "…" : text;
}
