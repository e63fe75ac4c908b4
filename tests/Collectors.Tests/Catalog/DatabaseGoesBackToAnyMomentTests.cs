using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DatabaseGoesBackToAnyMomentTests : CheckTests<DatabaseGoesBackToAnyMoment>
{
    [Theory]
    [InlineData("main.tf", "resource \"aws_db_instance\" \"d\" {\n  backup_retention_period = 7\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"aws_db_instance\" \"d\" {\n  backup_retention_period = 0\n}", Outcome.Fail)]
    [InlineData("main.tf", "resource \"azurerm_postgresql_flexible_server\" \"d\" {\n  version = \"17\"\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"google_sql_database_instance\" \"d\" {\n  settings {\n    backup_configuration {\n      point_in_time_recovery_enabled = true\n    }\n  }\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"google_sql_database_instance\" \"d\" {\n  settings {\n    backup_configuration {\n      enabled = true\n    }\n  }\n}", Outcome.Fail)]
    [InlineData("main.tf", "resource \"aws_dynamodb_table\" \"d\" {\n  point_in_time_recovery {\n    enabled = true\n  }\n}", Outcome.Pass)]
    [InlineData("main.tf", "module \"db\" {\n  source = \"terraform-aws-modules/rds-aurora/aws\"\n}", Outcome.Pass)]
    [InlineData("k8s/db.yaml", "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: db }\nspec: { backup: { barmanObjectStore: { destinationPath: s3://x } } }", Outcome.Pass)]
    [InlineData("postgresql.conf", "archive_mode = on\narchive_command = 'wal-g wal-push %p'", Outcome.Pass)]
    [InlineData("postgresql.conf", "archive_mode = on\narchive_command = '/bin/true'", Outcome.Fail)]
    [InlineData("postgresql.conf", "#archive_command = 'cp %p /a'", Outcome.Fail)]
    [InlineData("start.sh", "#!/bin/sh\nlitestream replicate -exec ./app", Outcome.Pass)]
    [InlineData(".github/workflows/b.yml", "on: { schedule: [{ cron: '0 3 * * *' }] }\njobs: { b: { runs-on: x, steps: [{ run: pg_dump shop > shop.sql }] } }", Outcome.Partial)]
    [InlineData("README.md", "We have backups.", Outcome.Fail)]
    public Task LooksForAContinuousArchive(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDatabase() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");
}
