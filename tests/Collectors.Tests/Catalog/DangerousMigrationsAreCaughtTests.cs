using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DangerousMigrationsAreCaughtTests : CheckTests<DangerousMigrationsAreCaught>
{
    private const string First = "\n=== prisma/migrations/migration_lock.toml\nprovider = \"postgresql\"\n=== prisma/migrations/20260101000000_first/migration.sql\nDROP TABLE old;\n";
    private const string Second = "=== prisma/migrations/20260201000000_second/migration.sql\nALTER TABLE a DROP COLUMN b;\n";
    private const string Lint = "=== .github/workflows/ci.yml\non: pull_request\njobs: { a: { runs-on: x, steps: [{ run: squawk prisma/migrations/*/migration.sql }] } }\n";
    private const string Snapshot = "=== .github/workflows/deploy.yml\non: push\njobs:\n  deploy:\n    runs-on: x\n    steps:\n      - run: pg_dump $DATABASE_URL > before.sql\n      - run: npx prisma migrate deploy\n";

    [Fact]
    public Task Passes_WhenLintedAndSaved() => Passes(NodeApi + First + Second + Lint + Snapshot);

    [Fact]
    public Task IsPartial_WhenLintedOnly() => IsPartial(NodeApi + First + Second + Lint, "no snapshot");

    [Fact]
    public Task IsPartial_WhenSavedOnly() => IsPartial(NodeApi + First + Second + Snapshot, "nothing catches");

    [Fact]
    public Task IsPartial_WhenAcknowledged() => IsPartial(NodeApi + First + "=== prisma/migrations/20260201000000_second/migration.sql\n-- reviewed: no longer read since 2.4\nALTER TABLE a DROP COLUMN b;\n", "acknowledged");

    [Fact]
    public Task IsPartial_WhenNothingIsDangerous() => IsPartial(NodeApi + First + "=== prisma/migrations/20260201000000_second/migration.sql\nCREATE TABLE c (id int);\nCREATE INDEX i ON \"c\" (id);\nDROP TABLE c;\n", "None of the latest");

    [Theory]
    [InlineData(Second)]
    [InlineData("=== prisma/migrations/20260201000000_second/migration.sql\nCREATE INDEX i ON \"a\" (id);\n")]
    [InlineData("=== prisma/migrations/20260201000000_second/migration.sql\nDELETE FROM a;\n")]
    public Task Fails_WhenNothingGuards(string second) => Fails(NodeApi + First + second, "nothing catches");

    [Fact]
    public Task IsPartial_WhenOnlyTheWayBackDrops() =>
        IsPartial(NodeApi + "\n=== Migrations/20260101000000_First.cs\nclass First { }\n=== Migrations/20260201000000_Second.cs\nprotected override void Up(MigrationBuilder b) { b.AddColumn<int>(\"x\"); }\nprotected override void Down(MigrationBuilder migrationBuilder)\n{\n    migrationBuilder.DropColumn(\"x\");\n}\n", "None of the latest");

    [Fact]
    public Task Fails_WhenADeploymentWipes() => Fails(NodeApi + First + "=== Dockerfile\nFROM node:22\nCMD npx prisma migrate reset --force && node server.js\n", "empties");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoMigrations() => DoesNotApply(NodeApi);

    [Fact]
    public Task IsPartial_WhenATestOfItsOwnRefusesThem() => IsPartial(
        "=== Data.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" Version=\"10.0.0\" /></ItemGroup></Project>\n=== Migrations/20260101000000_First.cs\nclass First { void Up() { } }\n=== Migrations/20260201000000_Second.cs\nclass Second { void Up() { } }\n=== tests/Data.Tests/Migrations/MigrationGuard.cs\nDropColumnOperation drop => drop.Name,\n", "are caught");
}
