namespace Gapless.Data.Migrations.Running;

/// <param name="IsKnown">False for a migration that the database has and this build has not: the database is newer.</param>
public sealed record MigrationStatus(string Name, bool IsApplied, bool IsKnown);
