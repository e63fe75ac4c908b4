using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ChangesCanBeUndoneTests : CheckTests<ChangesCanBeUndone>
{
    private const string Alembic = "=== requirements.txt\nfastapi==0.115\nsqlalchemy==2.0\n";
    private const string Prisma = "\n=== prisma/migrations/20260101000000_first/migration.sql\nCREATE TABLE a (id int);\n";

    [Theory]
    [InlineData(Alembic + "=== alembic/versions/0001_first.py\ndef upgrade():\n    op.create_table('a')\n\n\ndef downgrade():\n    op.drop_table('a')\n")]
    [InlineData(NodeApi + "\n=== migrations/20260101000000_first.js\nexports.up = (knex) => knex.schema.createTable('a');\nexports.down = (knex) => knex.schema.dropTable('a');\n")]
    [InlineData(NodeApi + "\n=== src/migrations/1715028537217-first.ts\nclass First {\n  public async down(runner: QueryRunner): Promise<void> {\n    await runner.query('DROP TABLE a');\n  }\n}\n")]
    [InlineData(NodeApi + "\n=== Migrations/20260101000000_First.cs\nprotected override void Down(MigrationBuilder migrationBuilder)\n{\n    migrationBuilder.DropTable(\"a\");\n}\n")]
    [InlineData(NodeApi + "\n=== db/migrate/20260101000000_first.rb\nclass First < ActiveRecord::Migration[7.1]\n  def change\n    create_table :a\n  end\nend\n")]
    [InlineData(NodeApi + "\n=== database/migrations/2026_01_01_000000_first.php\n<?php\nreturn new class extends Migration {\n  public function down(): void\n  {\n    Schema::dropIfExists('a');\n  }\n};\n")]
    [InlineData(NodeApi + "\n=== migrations/000001_first.up.sql\nCREATE TABLE a (id int);\n=== migrations/000001_first.down.sql\nDROP TABLE a;\n")]
    [InlineData(NodeApi + "\n=== migrations/00001_first.sql\n-- +goose Up\nCREATE TABLE a (id int);\n-- +goose Down\nDROP TABLE a;\n")]
    [InlineData(NodeApi + "\n=== shop/migrations/0001_first.py\noperations = [migrations.CreateModel('a')]\n")]
    public Task Passes_WhenEachHasAStepBack(string files) => Passes(files);

    [Theory]
    [InlineData(Alembic + "=== alembic/versions/0001_first.py\ndef upgrade():\n    op.create_table('a')\n\n\ndef downgrade():\n    pass\n")]
    [InlineData(NodeApi + "\n=== Migrations/20260101000000_First.cs\nprotected override void Down(MigrationBuilder migrationBuilder)\n{\n}\n")]
    [InlineData(NodeApi + "\n=== migrations/2026-01-01-000000_first/up.sql\nCREATE TABLE a (id int);\n=== migrations/2026-01-01-000000_first/down.sql\n\n")]
    [InlineData(NodeApi + "\n=== drizzle/meta/_journal.json\n{}\n=== drizzle/0000_first.sql\nCREATE TABLE a (id int);\n")]
    [InlineData(NodeApi + Prisma)]
    [InlineData(NodeApi + "\n=== shop/migrations/0001_first.py\noperations = [migrations.RunPython(fill)]\n")]
    public Task Fails_WhenNoneHas(string files) => Fails(files, "no step back");

    [Fact]
    public Task IsPartial_WhenTheLatestHasNone() => IsPartial(NodeApi + "\n=== migrations/000001_first.up.sql\nCREATE TABLE a (id int);\n=== migrations/000001_first.down.sql\nDROP TABLE a;\n=== migrations/000002_second.up.sql\nCREATE TABLE b (id int);\n", "1 of 2");

    [Fact]
    public Task IsPartial_WhenThereIsAPolicyOnly() => IsPartial(NodeApi + Prisma + "=== docs/database.md\nWe change the schema by expand and contract.\n", "repaired forward");

    [Fact]
    public Task Passes_WhenThePolicyRestsOnARestorePoint() => Passes(NodeApi + Prisma + "=== docs/database.md\nWe change the schema by expand-contract.\n=== infra/db.tf\nresource \"aws_db_instance\" \"a\" { backup_retention_period = 7 }\n");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoMigrations() => DoesNotApply(NodeApi);
}
