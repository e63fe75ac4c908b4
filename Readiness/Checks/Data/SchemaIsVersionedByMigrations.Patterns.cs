using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class SchemaIsVersionedByMigrations
{
    [GeneratedRegex("""(^|/)migrations/[^/]+/migration\.sql$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prisma();

    [GeneratedRegex("""(^|/)Migrations/(\w+/)*(\d{14}_\w+(\.Designer)?|\w*ModelSnapshot)\.cs$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntityFramework();

    [GeneratedRegex("""(^|/)(alembic|migrations)/versions/[^/]+\.py$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alembic();

    [GeneratedRegex("""(^|/)migrations/\d{4}_\w+\.py$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Django();

    [GeneratedRegex("""(^|/)[VR]\d[\w.]*__\w+\.(sql|java)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Flyway();

    [GeneratedRegex("""(^|/)(db/)?changelog[^/]*(/[^/]+)*\.(xml|ya?ml|json|sql)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Liquibase();

    [GeneratedRegex("""(^|/)db/migrate/\d{10,}_\w+\.rb$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rails();

    [GeneratedRegex("""(^|/)database/migrations/\d{4}_\d\d_\d\d_\w+\.php$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Laravel();

    [GeneratedRegex("""(^|/)priv/\w*repo/migrations/\d+_\w+\.exs$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ecto();

    [GeneratedRegex("""(^|/)(drizzle|migrations)(/[^/]+)*/meta/_journal\.json$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drizzle();

    [GeneratedRegex("""(^|/)migrations/([\w-]+/)?\d{4}[\d-]*_[^/]+/up\.sql$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Diesel();

    // RAILS_ENV=test, --database=mysql_testing, .github/workflows/test-migrations.yml
    [GeneratedRegex("""(^|[^a-z])(e2e|tests?|testing|lint|check)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trial();

    [GeneratedRegex("""\b(rspec|pytest|phpunit|pest|jest|vitest|playwright|cypress|ctest|gotestsum|(rails|dotnet|go|cargo|mix|artisan|manage\.py|npm|pnpm|yarn|bun|mvnw?|gradlew?|make)\s+(-\S+\s+|run\s+)?(test|verify|check)\S*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunsTests();

    [GeneratedRegex("""(^|/)([^/]*(entry-?point|start|release|deploy|boot|prod)[^/]*|run|migrate|init)(\.sh)?$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartFile();

    // dev/docker/entrypoint.sh starts the program on a developer's machine
    [GeneratedRegex("""(^|/)\.?(dev|develop|development|devcontainer|local|sandbox|vagrant)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();

    [GeneratedRegex("""migrat[^/]*(/[^/]+)*\.\w+$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnFile();

    [GeneratedRegex("""\b(exec\w*|spawn\w*|execa|run|check_call|check_output|call|system|call_command)\s*\([^)\n]{0,120}(migrate\s+deploy|migrate:latest|migration:run|alembic\W+upgrade|manage\.py\W+migrate|db:migrate)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunsTool();

    [GeneratedRegex("""(^|/)(\w*migrations?|migrate|schema)/([^/]+/)*\d+[^/]*\.sql$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sql();

    [GeneratedRegex("""(^|/)migrations?/(v\d+(_\w+)?|\d+_\w+)\.go$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoCode();

    [GeneratedRegex("""(^|/)migrations?/(\d{8,}[-_][^/]+|Migration\d{8,}[^/]*)\.(ts|js|mjs|cjs)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Knex();

    [GeneratedRegex("""(\.Migrate(Async)?\(\s*(\w+\s*)?\)|runMigrations\(|migrationsRun\s*:\s*true|migrate\.(latest|up|Up|New\w*)\(|command\.upgrade\(|flyway(-core|\.enabled=true|\s*:)|FlywayMigration|liquibase(-core|\s*:|\.change-log)|goose\.Up|sqlx::migrate!|run_pending_migrations|embed_migrations!|Ecto\.Migrator|DeployChanges\.To|MigrateUp\(|umzug\.up|migrator\.up)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AppliedAtStart();

    [GeneratedRegex("""(\bsynchronize\s*:\s*true|ddl-auto\s*[:=]\s*(update|create(-drop)?)\b|\.EnsureCreated(Async)?\(|\.metadata\.create_all\(|\.sync\(\s*\{\s*(alter|force)\s*:\s*true|\.AutoMigrate\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaWithoutMigration();

    [GeneratedRegex("""(IsDevelopment|NODE_ENV|is_?(dev|test)|DEBUG|development)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guard();

    [GeneratedRegex("""(prisma\s+migrate\s+deploy|dotnet\s+ef\s+database\s+update|ef\s+migrations\s+bundle|\befbundle\b|alembic\b.*\bupgrade\b|flask\s+db\s+upgrade|manage\.py\s+migrate|\bflyway\b.*\bmigrate\b|\bliquibase\b.*\bupdate\b|db:migrate|db:prepare|artisan\s+migrate\b|\bmigrate\b.*\bup\b|goose\b.*\bup\b|knex\b.*migrate:latest|typeorm\b.*migration:run|sequelize\b.*db:migrate|drizzle-kit\s+migrate|mikro-orm\b.*migration:up|ecto\.migrate|sqlx\s+migrate\s+run|diesel\s+migration\s+run|atlas\s+migrate\s+apply|dbmate\b.*\b(up|migrate)\b|\b(npm|pnpm|yarn|bun)\s+(run\s+)?\S*migrat\S*|\bmake\s+\S*migrat\S*|\bmigrat(e|or|ions?)(\.sh|\.dll)\b|Migrator\.dll)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Apply();

    [GeneratedRegex("""(prisma\s+db\s+push|drizzle-kit\s+push|--accept-data-loss|migrate:fresh|prisma\s+migrate\s+reset)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PushSchema();

    [GeneratedRegex("""^(start|start:prod|prestart|postdeploy|release|deploy|heroku-postbuild|vercel-build|build)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartScript();
}
