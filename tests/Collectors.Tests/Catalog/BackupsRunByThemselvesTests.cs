using System.Collections.Immutable;
using System.Globalization;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class BackupsRunByThemselvesTests : CheckTests<BackupsRunByThemselves>
{
    [Theory]
    [InlineData("main.tf", "resource \"aws_db_instance\" \"db\" {\n  backup_retention_period = 7\n}")]
    [InlineData("db.bicep", "resource db 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {\n  name: 'x'\n  properties: { backup: { backupRetentionDays: 7 } }\n}")]
    [InlineData("main.tf", "resource \"azurerm_postgresql_flexible_server\" \"db\" {\n  version = \"17\"\n}")]
    [InlineData("main.tf", "resource \"aws_rds_cluster\" \"db\" {\n  engine = \"aurora-postgresql\"\n}")]
    [InlineData("main.tf", "resource \"aws_db_instance\" \"db\" {\n  engine = \"postgres\"\n}\nresource \"aws_backup_selection\" \"all\" {\n  name = \"all\"\n}")]
    [InlineData("cdk.json", "{}\n=== lib/stack.ts\nnew rds.DatabaseInstance(this, 'db', { backupRetention: cdk.Duration.days(14) });")]
    public Task Passes_WhenAManagedServiceMakesThem(string file, string text) => Passes(NodeApi + $"\n=== {file}\n{text}\n");

    [Fact]
    public Task Fails_WhenRetentionIsSwitchedOff() => Fails(NodeApi + "\n=== main.tf\nresource \"aws_db_instance\" \"db\" {\n  backup_retention_period = 0\n}\n");

    [Theory]
    [InlineData("resource \"aws_db_instance\" \"db\" {\n  engine = \"postgres\"\n}")]
    [InlineData("resource \"google_sql_database_instance\" \"db\" {\n  settings {\n    tier = \"db-n1\"\n  }\n}")]
    [InlineData("resource \"aws_dynamodb_table\" \"t\" {\n  name = \"t\"\n}")]
    public Task Fails_WhenTheManagedServiceIsNotToldTo(string text) => Fails(NodeApi + $"\n=== main.tf\n{text}\n", "not told");

    [Fact]
    public Task IsPartial_WhenOneOfTwoDatabasesHasNone() => IsPartial(NodeApi + "\n=== main.tf\nresource \"aws_db_instance\" \"a\" {\n  backup_retention_period = 7\n}\nresource \"aws_db_instance\" \"b\" {\n  engine = \"mysql\"\n}\n");

    [Fact]
    public Task IsUnknown_WhenOnlyTheDeploymentKnows() => IsUnknown(NodeApi + "\n=== main.tf\nresource \"aws_db_instance\" \"a\" {\n  backup_retention_period = var.days\n}\n");

    [Fact]
    public Task IsPartial_WhenACronJobMakesThem() => IsPartial(NodeApi + """

        === k8s/backup.yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: backup }
        spec: { schedule: "0 3 * * *", jobTemplate: { spec: { template: { spec: { containers: [{ name: b, image: "postgres:17", command: ["sh", "-c", "pg_dump shop > /b/shop.sql"] }] } } } } }
        """, "scheduled");

    [Fact]
    public Task IsPartial_WhenAScheduledPipelineDumps() => IsPartial(NodeApi + "\n=== .github/workflows/backup.yml\non: { schedule: [{ cron: '0 3 * * *' }] }\njobs: { b: { runs-on: x, steps: [{ run: pg_dump shop > shop.sql }] } }\n", "scheduled");

    [Fact]
    public Task IsPartial_WhenNothingSchedulesTheScript() => IsPartial(NodeApi + "\n=== scripts/backup.sh\n#!/bin/sh\npg_dump shop > shop.sql\n", "nothing schedules");

    [Fact]
    public Task Fails_WhenThereIsNothing() => Fails(NodeApi);

    [Fact]
    public Task Fails_WhenADumpIsOnlyMentionedInAComment() => Fails(NodeApi + "\n=== scripts/notes.sh\n# pg_dump shop > shop.sql\necho ok\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDatabase() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    [Theory]
    [InlineData(true, 1000L, Outcome.Pass)]
    [InlineData(true, 400L, Outcome.Partial)]
    [InlineData(true, null, Outcome.Partial)]
    [InlineData(true, 0L, Outcome.Fail)]
    [InlineData(false, 1000L, Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, long? bytes, Outcome expected)
    {
        ImmutableArray<Beat> beats = [Beat(succeeded, bytes), .. Enumerable.Repeat(Beat(true, 1000), 6)];

        Assert.Equal(expected, new BackupsRunByThemselves().Heartbeat(new("hb:backup", TimeSpan.FromDays(1), beats)).Single().Outcome);
    }

    private static Beat Beat(bool succeeded, long? bytes)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        return new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, bytes is { } size ? meta.Add("bytes", size.ToString(CultureInfo.InvariantCulture)) : meta);
    }

    [Theory]
    [InlineData("routes/console.php", "<?php\nSchedule::command('db:backup')->hourly();")]
    [InlineData("src/jobs.js", "cron.schedule('0 3 * * *', () => backupDatabase());")]
    public Task IsPartial_WhenTheProgramSchedulesThem(string file, string text) => IsPartial(NodeApi + $"\n=== {file}\n{text}\n", "scheduled");

    [Fact]
    public Task Fails_WhenADumpOnlyFillsAnotherDatabase() => Fails(NodeApi + "\n=== scripts/clone.sh\n#!/bin/sh\npg_dump \"$SOURCE\" | psql \"$TARGET\"\n");
}
