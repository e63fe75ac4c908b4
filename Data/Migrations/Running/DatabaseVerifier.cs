using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Migrations.Running;

/// <summary>Compares the database with what this build needs of it, tenancy and the audit log's rights first of all.</summary>
public sealed class DatabaseVerifier(string connectionString, TimeProvider clock)
{
    private const string Unprotected = """
        SELECT c.relname AS "Value" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
          AND c.relname <> '__EFMigrationsHistory'
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname IN ('own_organization', 'accounts')))
        ORDER BY 1
        """;

    private const string Powerful = """
        SELECT rolname AS "Value" FROM pg_roles WHERE rolname IN ('gapless_app', 'gapless_worker') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
        """;

    private const string Rewritable = """
        SELECT grantee || ' ' || privilege_type AS "Value" FROM information_schema.role_table_grants
        WHERE table_name = 'audit_entries' AND grantee LIKE 'gapless%' AND privilege_type NOT IN ('SELECT', 'INSERT') ORDER BY 1
        """;

    /// <summary>Every fault found, as a sentence; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> FindFaultsAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var migration in await new MigrationRunner(connectionString, clock).StatusAsync(cancellationToken))
        {
            if (!migration.IsApplied)
            {
                faults.Add($"Migration {migration.Name} is not applied: run 'up'.");
            }
            else if (!migration.IsKnown)
            {
                faults.Add($"The database has migration {migration.Name}, which this build does not know: it is older than the database.");
            }
        }

        await using var database = new DatabaseFactory(connectionString).AsOwner();
        if (database.Database.HasPendingModelChanges())
        {
            faults.Add("The model has changes that no migration has: add one.");
        }

        if (await database.Database.CanConnectAsync(cancellationToken))
        {
            faults.AddRange((await QueryAsync(database, Unprotected, cancellationToken)).Select(table => $"Table {table} is not protected by forced row-level security."));
            faults.AddRange((await QueryAsync(database, Powerful, cancellationToken)).Select(role => $"Role {role} has rights that bypass row-level security."));
            faults.AddRange((await QueryAsync(database, Rewritable, cancellationToken)).Select(right => $"The audit log can be changed: {right}."));
        }

        return faults;
    }

    private static Task<List<string>> QueryAsync(GaplessDbContext database, string sql, CancellationToken cancellationToken) =>
        database.Database.SqlQueryRaw<string>(sql).ToListAsync(cancellationToken);
}
