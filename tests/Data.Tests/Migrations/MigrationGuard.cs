using Gapless.Data.Migrations.Running;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Gapless.Data.Tests.Migrations;

/// <summary>
/// Finds what loses data or makes requests wait while a migration runs on tables that are in use
/// (https://www.postgresql.org/docs/current/explicit-locking.html). Such a step is refused unless its migration says why it is safe.
/// </summary>
internal static class MigrationGuard
{
    public static IEnumerable<string> Objections(Migration migration)
    {
        var made = migration.UpOperations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        var objections = migration.UpOperations.Select(operation => Objection(operation, made)).OfType<string>();
        if (migration.DownOperations.Count == 0)
        {
            objections = objections.Append("has no way back");
        }

        return Attribute.IsDefined(migration.GetType(), typeof(JustifiedAttribute)) ? [] : objections;
    }

    private static string? Objection(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        DropTableOperation drop => $"drops table {drop.Name}",
        DropColumnOperation drop => $"drops column {drop.Table}.{drop.Name}: first let a release pass that does not use it",
        RenameTableOperation rename => $"renames table {rename.Name}: services of the last release still use it",
        RenameColumnOperation rename => $"renames column {rename.Table}.{rename.Name}: services of the last release still use it",
        AlterColumnOperation alter when alter.ColumnType != alter.OldColumn.ColumnType => $"rewrites {alter.Table} to change the type of {alter.Name}",
        AlterColumnOperation { IsNullable: false, OldColumn.IsNullable: true } alter => $"scans {alter.Table} under a lock to forbid null in {alter.Name}",
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null } add when !made.Contains(add.Table) => $"adds {add.Table}.{add.Name} without a default",
        CreateIndexOperation index when !made.Contains(index.Table) && index["Npgsql:CreatedConcurrently"] is not true => $"locks {index.Table} to build {index.Name}: build it concurrently",
        AddForeignKeyOperation key when !made.Contains(key.Table) => $"locks {key.Table} and {key.PrincipalTable} to check {key.Name}: add it NOT VALID, then validate",
        AddUniqueConstraintOperation unique when !made.Contains(unique.Table) => $"locks {unique.Table} to build {unique.Name}: build a unique index concurrently",
        SqlOperation sql when Dangerous(sql.Sql) is { } word => $"runs {word}",
        _ => null,
    };

    private static string? Dangerous(string sql) =>
        ((string[])["DROP TABLE", "DROP COLUMN", "TRUNCATE", "DELETE FROM", "LOCK TABLE", "SET NOT NULL", "VACUUM FULL", "ALTER COLUMN"]).FirstOrDefault(word => sql.Contains(word, StringComparison.OrdinalIgnoreCase));
}
