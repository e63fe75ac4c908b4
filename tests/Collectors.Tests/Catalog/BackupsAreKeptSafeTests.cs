using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class BackupsAreKeptSafeTests : CheckTests<BackupsAreKeptSafe>
{
    private const string Kept = "resource \"aws_db_instance\" \"d\" {\n  backup_retention_period = 30\n  storage_encrypted = true\n}\n";
    private const string Copied = "resource \"aws_db_instance_automated_backups_replication\" \"r\" {\n  retention_period = 14\n}\n";
    private const string Locked = "resource \"aws_backup_vault_lock_configuration\" \"l\" {\n  backup_vault_name = \"v\"\n}\n";

    [Theory]
    [InlineData(Kept + Copied + Locked, Outcome.Pass)]
    [InlineData(Kept + Copied, Outcome.Partial)]
    [InlineData(Kept, Outcome.Partial)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  backup_retention_period = 1\n  storage_encrypted = true\n}\n", Outcome.Fail)]
    [InlineData("resource \"azurerm_postgresql_flexible_server\" \"d\" {\n  backup_retention_days = 35\n  geo_redundant_backup_enabled = true\n}\nresource \"azurerm_management_lock\" \"l\" {\n  lock_level = \"CanNotDelete\"\n}\n", Outcome.Pass)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"x\"\n}\n", Outcome.Unknown)]
    public Task ReadsInfrastructureCode(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\n{text}");

    [Theory]
    [InlineData("30d", Outcome.Partial)]
    [InlineData("3d", Outcome.Fail)]
    public Task ReadsOperators(string policy, Outcome expected) => Ends(expected, NodeApi + $"\n=== k8s/db.yaml\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {{ name: db }}\nspec: {{ backup: {{ retentionPolicy: {policy} }} }}\n");

    [Fact]
    public Task IsUnknown_WhenNothingIsSaid() => IsUnknown(NodeApi);

    [Fact]
    public Task IsPartial_WhenAPlanKeepsLongerThanTheService() => IsPartial(NodeApi + "\n=== main.tf\nresource \"aws_db_instance\" \"a\" {\n  engine = \"postgres\"\n  backup_retention_period = 1\n}\nresource \"aws_backup_plan\" \"a\" {\n  rule {\n    lifecycle {\n      delete_after = 35\n    }\n  }\n}\n", "35 days");

    [Fact]
    public Task ReadsWhatAHostSetsOnAServerOfAzure() => IsPartial(
        NodeApi + """

        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/Stores.cs
        var server = builder.AddAzurePostgresFlexibleServer("db").ConfigureInfrastructure(Configure);
        void Configure(AzureResourceInfrastructure infrastructure)
        {
            var server = infrastructure.GetProvisionableResources().OfType<PostgreSqlFlexibleServer>().Single();
            server.Backup = new PostgreSqlFlexibleServerBackupProperties { BackupRetentionDays = 21, GeoRedundantBackup = PostgreSqlFlexibleServerGeoRedundantBackupEnum.Enabled };
        }
        void Other() => cache.BackupRetentionDays = 1;
        """,
        "21 days; nothing shows protection from deletion");

    [Fact]
    public Task IsPartial_WhenASettingSaysForHowLong() => IsPartial(NodeApi + "\n=== main.tf\nvariable \"days\" {}\nresource \"azurerm_postgresql_flexible_server\" \"d\" {\n  backup_retention_days = var.days\n}\n", "known only when it is deployed");
}
