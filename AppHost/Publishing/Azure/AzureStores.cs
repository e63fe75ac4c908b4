using Aspire.Hosting.Azure;
using Azure.Provisioning.Expressions;
using Azure.Provisioning.PostgreSql;
using Azure.Provisioning.RedisEnterprise;
using Azure.Provisioning.Storage;

namespace Gapless.AppHost.Publishing.Azure;

/// <summary>Database, cache and blob storage in Azure.</summary>
internal sealed class AzureStores
{
    public AzureStores(IDistributedApplicationBuilder builder, DeploymentSize size)
    {
        Postgres = builder.AddAzurePostgresFlexibleServer("postgres").ConfigureInfrastructure(infrastructure => Configure(infrastructure, size));
        Database = Postgres.AddDatabase("gapless");
        Redis = builder.AddAzureManagedRedis("cache").ConfigureInfrastructure(infrastructure =>
        {
            var cluster = infrastructure.GetProvisionableResources().OfType<RedisEnterpriseCluster>().Single();
            cluster.Sku = new RedisEnterpriseSku { Name = new StringLiteralExpression(size.Cache) };
            cluster.HighAvailability = size.IsHighlyAvailable ? RedisEnterpriseHighAvailability.Enabled : RedisEnterpriseHighAvailability.Disabled;
        });
        Blobs = builder.AddAzureStorage("storage").ConfigureInfrastructure(Configure).AddBlobs("evidence");
    }

    public IResourceBuilder<AzurePostgresFlexibleServerResource> Postgres { get; }

    public IResourceBuilder<AzurePostgresFlexibleServerDatabaseResource> Database { get; }

    public IResourceBuilder<AzureManagedRedisResource> Redis { get; }

    public IResourceBuilder<AzureBlobStorageResource> Blobs { get; }

    private static void Configure(AzureResourceInfrastructure infrastructure, DeploymentSize size)
    {
        var server = infrastructure.GetProvisionableResources().OfType<PostgreSqlFlexibleServer>().Single();
        server.ResourceVersion = "2025-08-01"; // the first that knows version 18
        server.Version = new StringLiteralExpression("18"); // the same as on developers' machines and in the tests
        server.Sku = new PostgreSqlFlexibleServerSku { Name = size.Database, Tier = new StringLiteralExpression(size.DatabaseTier) };
        server.StorageSizeInGB = size.DatabaseGigabytes;
        server.Backup = new PostgreSqlFlexibleServerBackupProperties
        {
            BackupRetentionDays = size.BackupDays,
            GeoRedundantBackup = PostgreSqlFlexibleServerGeoRedundantBackupEnum.Enabled, // can only be chosen when the server is made
        };
        server.HighAvailability = new PostgreSqlFlexibleServerHighAvailability
        {
            Mode = size.IsHighlyAvailable ? PostgreSqlFlexibleServerHighAvailabilityMode.ZoneRedundant : PostgreSqlFlexibleServerHighAvailabilityMode.Disabled,
        };
        server.MaintenanceWindow = new PostgreSqlFlexibleServerMaintenanceWindow { CustomWindow = "Enabled", DayOfWeek = 0, StartHour = 2, StartMinute = 0 };
        Set(infrastructure, server, "log_min_duration_statement", "1000");
        Set(infrastructure, server, "pg_qs.query_capture_mode", "top");
    }

    private static void Set(AzureResourceInfrastructure infrastructure, PostgreSqlFlexibleServer server, string name, string value) =>
        infrastructure.Add(new PostgreSqlFlexibleServerConfiguration($"setting_{name.Replace('.', '_')}")
        {
            Parent = server,
            Name = name,
            Value = value,
            Source = "user-override",
        });

    // What is overwritten or deleted by mistake can be had back for a month.
    private static void Configure(AzureResourceInfrastructure infrastructure) =>
        infrastructure.Add(new BlobService("blob_service")
        {
            Parent = infrastructure.GetProvisionableResources().OfType<StorageAccount>().Single(),
            IsVersioningEnabled = true,
            DeleteRetentionPolicy = new DeleteRetentionPolicy { IsEnabled = true, Days = 35 },
            ContainerDeleteRetentionPolicy = new DeleteRetentionPolicy { IsEnabled = true, Days = 35 },
        });
}
