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
    [InlineData("main.tf", "resource \"google_sql_database_instance\" \"d\" {\n  settings {\n    backup_configuration {\n      enabled = true\n    }\n  }\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"google_sql_database_instance\" \"d\" {\n  settings {\n    tier = \"db-n1\"\n  }\n}", Outcome.Fail)]
    [InlineData("main.tf", "resource \"aws_db_instance\" \"d\" {\n  backup_retention_period = var.days\n}", Outcome.Unknown)]
    [InlineData("main.tf", "resource \"aws_db_instance\" \"d\" {\n  backup_retention_period = 7\n}\nresource \"aws_dynamodb_table\" \"t\" {\n  name = \"t\"\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"aws_db_instance\" \"d\" {\n  count = var.is_wanted ? 1 : 0\n  backup_retention_period = 7\n}", Outcome.Partial)]
    [InlineData("postgresql.conf", "archive_mode = on\narchive_command = 'test ! -f /archive/%f && cp %p /archive/%f'", Outcome.Partial)]
    [InlineData("postgresql.conf", "archive_mode = on\narchive_command = 'aws s3 cp %p s3://archive/%f'", Outcome.Pass)]
    [InlineData("pgbackrest.conf", "repo1-path=/var/lib/pgbackrest\n=== postgresql.conf\narchive_command = 'pgbackrest --stanza=main archive-push %p'", Outcome.Partial)]
    [InlineData("pgbackrest.conf", "repo1-path=/backups\nrepo1-type=s3\n=== postgresql.conf\narchive_command = 'pgbackrest --stanza=main archive-push %p'", Outcome.Pass)]
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
