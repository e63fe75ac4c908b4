using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class SchemaIsVersionedByMigrations
{
    [GeneratedRegex("""(^|/)([^/]*(entry-?point|start|release|deploy|boot|prod)[^/]*|run|migrate|init)(\.sh)?$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartFile();

    [GeneratedRegex("""migrat[^/]*(/[^/]+)*\.\w+$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnFile();

    [GeneratedRegex("""\b(exec\w*|spawn\w*|execa|run|check_call|check_output|call|system|call_command)\s*\([^)\n]{0,120}(migrate\s+deploy|migrate:latest|migration:run|alembic\W+upgrade|manage\.py\W+migrate|db:migrate)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunsTool();

    [GeneratedRegex("""(\.Migrate(Async)?\(\s*(\w+\s*)?\)|runMigrations\(|migrationsRun\s*:\s*true|migrate\.(latest|up|Up|New\w*)\(|command\.upgrade\(|flyway(-core|\.enabled=true|\s*:)|FlywayMigration|liquibase(-core|\s*:|\.change-log|\.update\()|new\s+Liquibase\(|goose\.Up|sqlx::migrate!|run_pending_migrations|embed_migrations!|Ecto\.Migrator|DeployChanges\.To|MigrateUp\(|umzug\.up|migrator\.up)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AppliedAtStart();

    [GeneratedRegex("""(\bsynchronize\s*:\s*true|ddl-auto\s*[:=]\s*(update|create(-drop)?)\b|\.EnsureCreated(Async)?\(|\.metadata\.create_all\(|\.sync\(\s*\{\s*(alter|force)\s*:\s*true|\.AutoMigrate\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaWithoutMigration();

    [GeneratedRegex("""(IsDevelopment|NODE_ENV|is_?(dev|test)|DEBUG|development)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guard();

    [GeneratedRegex("""(prisma\s+migrate\s+deploy|dotnet\s+ef\s+database\s+update|ef\s+migrations\s+bundle|\befbundle\b|alembic\b.*\bupgrade\b|flask\s+db\s+upgrade|manage\.py\s+migrate|\bflyway\b.*\bmigrate\b|\bliquibase\b.*\bupdate\b|db:migrate|db:prepare|artisan\s+migrate\b|\bmigrate\b.*\bup\b|goose\b.*\bup\b|knex\b.*migrate:latest|typeorm\b.*migration:run|sequelize\b.*db:migrate|drizzle-kit\s+migrate|mikro-orm\b.*migration:up|ecto\.migrate|sqlx\s+migrate\s+run|diesel\s+migration\s+run|atlas\s+migrate\s+apply|dbmate\b.*\b(up|migrate)\b|\b(npm|pnpm|yarn|bun)\s+(run\s+)?\S*migrat\S*|\bmake\s+\S*migrat\S*|\bmigrat(e|or|ions?)(\.sh|\.dll)\b|Migrator\.dll)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Apply();

    [GeneratedRegex("""(prisma\s+db\s+push|drizzle-kit\s+push|--accept-data-loss|migrate:fresh|prisma\s+migrate\s+reset)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PushSchema();
}
