using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Data;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

public sealed partial class DatabaseGoesBackToAnyMoment : Check
{
    private static readonly Idiom Archive = new("backup.pitr/archive", ["archive_command", "archive_mode", "wal-g", "wal-push", "pgbackrest", "litestream", "log_bin", "log-bin", "WALG_"])
    {
        Pattern = ArchivePattern(),
        Languages = [Language.Configuration, Language.Yaml, Language.Shell, Language.Dockerfile, Language.Text, Language.Dotenv],
    };

    public override CheckInfo Info { get; } = new("backup.pitr", Category.Recovery, Priority.High, "The database can be restored to a point in time")
    {
        Why = "A bad statement at noon must not cost everything since last night's dump.",
        Remedy = "Turn on the archive of the write-ahead log, or the point-in-time recovery of the managed service.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL09", "PostgreSQL: continuous archiving and point-in-time recovery"],
        AppliesWhen = Condition.Any(Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms { get; } = [Archive];

    public override AttestationForm Attestation { get; } = new("The production database can be restored to any moment of its retention.", ["mechanism", "earliest restorable time", "latest restorable time"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var databases = CloudCode.Of(repository).Where(one => one.Kind is ResourceKind.Database).ToList();
        if (databases.Find(IsContinuous) is { } managed)
        {
            return [Verdict.Pass(Verdict.WholeSystem, $"{managed.Type} {managed.Name} can be restored to a point in time.", managed.Evidence())];
        }

        if (DatabaseOperators.In(Cluster.Of(repository)).FirstOrDefault(one => one.Root.At("spec", "backup", "barmanObjectStore").Exists || one.Root.At("spec", "plugins").Items.Any(plugin => plugin["name"].Text?.Contains("barman", StringComparison.Ordinal) == true) || one.Root.At("spec", "backups", "pgbackrest").Exists || one.Root.At("spec", "backup", "pitr", "enabled").IsTrue) is { } operated)
        {
            return [Verdict.Pass(Verdict.WholeSystem, $"{operated.Kind} {ManifestText.Shown(operated.Name)} archives its log.", Evidence.Certain("continuous archive", new(operated.Path, operated.Root["spec"].Line)))];
        }

        if (repository.HitsOf(Archive).FirstOrDefault(hit => hit.Class == PathClasses.Production) is { } archive)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "The log of the database is archived.", Evidence.Strong(archive.Excerpt, archive.Location))];
        }

        if (BackupsRunByThemselves.Scheduled(repository) is { } dump)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "There are dumps only: whatever came after the last one would be lost.", dump)];
        }

        return [Verdict.Fail(Verdict.WholeSystem, "Nothing lets the database go back to a point in time.", databases.FirstOrDefault()?.Evidence() ?? repository.Facts.Why(Fact.Database) ?? Evidence.Certain("no continuous archive"))];
    }

    // Automated backups of these services hold the log as well.
    private static bool IsContinuous(CloudResource one)
    {
        var days = one.Number("backup_retention_period", "BackupRetentionPeriod", "retention_period");
        return one.Is("aws_rds_cluster", "AWS::RDS::DBCluster", "module/terraform-aws-modules/rds-aurora*") ? days is null or >= 1
            : one.Is("aws_db_instance", "AWS::RDS::DBInstance") || (one.Is("module/*") && one.Setting("backup_retention_period").Exists) ? days >= 1
            : one.Is("azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server", "azurerm_mssql_database", "azurerm_postgresql_server", "azurerm_mssql_managed_instance", "Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.DBforMySQL/flexibleServers", "Microsoft.Sql/servers/databases", "digitalocean_database_cluster", "neon_*", "AddAzurePostgresFlexibleServer", "AddAzureSqlServer")
            || one.Setting("point_in_time_recovery_enabled", "pointInTimeRecoveryEnabled", "PointInTimeRecoveryEnabled", "pit_enabled", "continuous_backup_enabled", "binary_log_enabled").IsTrue
            || one.Setting("point_in_time_recovery").Descendants().Any(node => node["enabled"].IsTrue)
            || one.Setting("continuous_mode_properties", "continuousModeProperties").Exists || one.Setting("backup").Descendants().Any(node => node["type"].Text is "Continuous");
    }

    // archive_command = 'wal-g wal-push %p', but not '/bin/true'
    [GeneratedRegex("""(?<![#\w])(archive_command["']?\s*[=:]\s*["']?(?!\s*["']?(/bin/true|true|/bin/false|cd \.|''|""|\(disabled\)|$))\S|wal-g\s+wal-push|wal-g\b[^\n]{0,40}backup-push|pgbackrest\b[^\n]{0,80}(archive-push|backup)|litestream\s+replicate|WALG_(S3|GS|AZ)_PREFIX|litestream/litestream)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ArchivePattern();
}
