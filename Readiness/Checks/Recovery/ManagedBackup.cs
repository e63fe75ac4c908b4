using Gapless.Readiness.Checks.Data;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

/// <summary>What a provider does about the backups of one of its databases, by itself or because it is told to.</summary>
/// <param name="IsMade">Null where it is only known when it is deployed, or where the type of database is not known here.</param>
/// <param name="IsContinuous">It can go back to any moment.</param>
/// <param name="Days">For how long they are kept; null where that is not known.</param>
internal sealed record ManagedBackup(CloudResource Database, bool? IsMade, bool? IsContinuous, long? Days)
{
    private static readonly string[] AmazonTables = ["aws_dynamodb_table", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable", "dynamodb.Table", "TableV2", "module/terraform-aws-modules/dynamodb-table*"];
    private static readonly string[] AmazonInstances = ["aws_db_instance", "AWS::RDS::DBInstance", "rds.Instance", "DatabaseInstance", "DatabaseInstanceFromSnapshot", "module/terraform-aws-modules/rds/*"];
    private static readonly string[] AmazonClusters = ["aws_rds_cluster", "AWS::RDS::DBCluster", "rds.Cluster", "DatabaseCluster", "ServerlessCluster", "aws_docdb_cluster", "AWS::DocDB::DBCluster", "aws_neptune_cluster", "AWS::Neptune::DBCluster", "module/terraform-aws-modules/rds-aurora*"];
    private static readonly string[] AzureServers = ["azurerm_postgresql_*", "azurerm_mysql_*", "azurerm_mariadb_*", "azurerm_mssql_*", "azurerm_sql_*", "Microsoft.DBforPostgreSQL/*", "Microsoft.DBforMySQL/*", "Microsoft.Sql/*", "AddAzurePostgresFlexibleServer", "AddAzureSqlServer", "module/avm/res/db-for-*"];
    private static readonly string[] AzureAccounts = ["azurerm_cosmosdb_account", "Microsoft.DocumentDB/databaseAccounts", "AddAzureCosmosDB", "module/avm/res/document-db*"];

    /// <summary>One for each of the databases.</summary>
    public static IEnumerable<ManagedBackup> Of(RepositoryFacts repository)
    {
        var plans = CloudCode.Of(repository).Where(one => one.Is("aws_backup_selection", "AWS::Backup::BackupSelection", "BackupPlan")).ToList();
        return ManagedDatabases.Of(repository).Select(one => Read(one) is var read && plans.Count > 0 && read.IsMade is not true && (one.Is(AmazonTables) || one.Is(AmazonInstances)) ? read with { IsMade = true } : read);
    }

    /// <summary>Only a setting switches the database on, so what it does about backups does not hold for every deployment.</summary>
    public bool IsOptional => Database.IsOptional();

    public string Subject => $"{Database.Type} {Database.Name}".TrimEnd();

    private static ManagedBackup Read(CloudResource one)
    {
        var days = one.Setting("backup_retention_period", "backup_retention_days", "backup_retention", "retention", "automated_snapshot_retention_period", "short_term_retention_days");
        return one switch
        {
            _ when one.Is(AmazonTables) => Table(one),
            _ when one.Is(AmazonInstances) => Amazon(one, days, one.Is("AWS::RDS::DBInstance", "DatabaseInstance", "DatabaseInstanceFromSnapshot") ? 1 : 0),
            // A cluster keeps backups for a day at least, whatever it is told.
            _ when one.Is(AmazonClusters) => Amazon(one, days, 1) with { IsMade = true, IsContinuous = true },
            _ when one.Is("aws_redshift_cluster") => Amazon(one, days, 1) with { IsContinuous = false },
            _ when one.Is(AzureServers) => new(one, true, true, days.Number ?? (days.Exists || one.Tool is InfrastructureTool.Aspire ? null : 7)),
            _ when one.Is(AzureAccounts) => new(one, true, one.Setting("backup").Descendants().Any(node => node["type"].Text is "Continuous") || one.Setting("continuous_mode_properties", "backupPolicy").Descendants().Any(node => node.Text is "Continuous"), null),
            _ when one.Is("google_sql_database_instance", "module/GoogleCloudPlatform/sql-db*", "module/terraform-google-modules/sql-db*") => Google(one),
            _ when one.Is("google_alloydb_cluster") => new(one, !Off(one, "automated_backup_policy"), !Off(one, "continuous_backup_config"), null),
            _ when one.Is("google_firestore_database") => new(one, one.Setting("point_in_time_recovery_enablement").Text is "POINT_IN_TIME_RECOVERY_ENABLED", one.Setting("point_in_time_recovery_enablement").Text is "POINT_IN_TIME_RECOVERY_ENABLED", 7),
            _ when one.Is("mongodbatlas_*") => Atlas(one),
            _ when one.Is("scaleway_rdb_instance") => new(one, !one.Setting("disable_backup").IsTrue, false, one.Number("backup_schedule_retention")),
            _ when one.Is("digitalocean_database_cluster", "neon_project") => new(one, true, true, null),
            _ when one.Is("linode_database_*", "vultr_database", "ovh_cloud_project_database", "exoscale_*", "planetscale_database", "supabase_project") => new(one, true, null, null),
            _ when one.Is("module/*") && days.Exists => Amazon(one, days, 0),
            _ => new(one, null, null, null),
        };
    }

    // Their automated backups hold the log as well. What nobody sets is the provider's default.
    private static ManagedBackup Amazon(CloudResource one, Node days, long missing)
    {
        var isRead = one.Tool is not (InfrastructureTool.Pulumi or InfrastructureTool.CloudDevelopmentKit) || one.Properties.Entries.Length > 0;
        bool? made = days.Number is { } number ? number > 0 : days.Exists ? null : missing > 0 ? true : isRead ? false : null;
        return new(one, made, made, days.Number ?? (days.Exists ? null : missing > 0 ? missing : null));
    }

    private static ManagedBackup Table(CloudResource one)
    {
        var switches = one.Settings("point_in_time_recovery", "point_in_time_recovery_enabled", "PointInTimeRecoverySpecification").SelectMany(node => node.Descendants()).Where(node => node.Text is not null).ToList();
        bool? made = switches.Exists(node => node.IsTrue) ? true : switches.Exists(CloudCode.IsUnresolved) ? null : false;
        return new(one, made, made, made is true ? 35 : null);
    }

    private static ManagedBackup Google(CloudResource one)
    {
        var settings = one.Setting("backup_configuration");
        bool? Is(string key) => settings.Descendants().Select(node => node[key]).FirstOrDefault(node => node.Exists) switch { null => false, { IsTrue: true } => true, { } node when CloudCode.IsUnresolved(node) => null, _ => false };
        var (made, toAMoment, log) = (Is("enabled"), Is("point_in_time_recovery_enabled"), Is("binary_log_enabled"));
        var continuous = toAMoment is true || log is true ? true : toAMoment is null || log is null ? (bool?)null : false;
        return new(one, continuous is true ? true : made, continuous, one.Number("retained_backups"));
    }

    private static ManagedBackup Atlas(CloudResource one)
    {
        var (made, toAMoment) = (one.Setting("cloud_backup", "backup_enabled", "provider_backup_enabled"), one.Setting("pit_enabled"));
        return new(one, made.IsTrue || toAMoment.IsTrue ? true : CloudCode.IsUnresolved(made) ? null : false, toAMoment.IsTrue, null);
    }

    private static bool Off(CloudResource one, string policy) => one.Setting(policy).Descendants().Any(node => node["enabled"].IsFalse);
}
