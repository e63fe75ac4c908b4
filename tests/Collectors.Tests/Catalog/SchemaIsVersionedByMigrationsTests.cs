using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SchemaIsVersionedByMigrationsTests : CheckTests<SchemaIsVersionedByMigrations>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" Version=\"10.0.0\" /></ItemGroup></Project>\n";
    private const string Prisma = "\n=== prisma/migrations/20260101000000_first/migration.sql\nCREATE TABLE a (id int);\n";

    [Fact]
    public Task Passes_WhenThePipelineAppliesPrismaMigrations() => Passes(NodeApi + Prisma + Step("npx prisma migrate deploy"), "Prisma");

    [Fact]
    public Task Passes_WhenTheStartCommandAppliesThem() => Passes(NodeApi + Prisma + "=== Dockerfile\nFROM node:22\nCMD npx prisma migrate deploy && node server.js\n");

    [Fact]
    public Task Passes_WhenTheProgramAppliesEfMigrations() => Passes(DotNet + "=== Migrations/20260101000000_First.cs\nclass First { }\n=== Program.cs\nawait db.Database.MigrateAsync();\n", "EF Core");

    [Fact]
    public Task Passes_WhenAlembicRunsAsADeployStep() => Passes("=== requirements.txt\nfastapi==0.115\nsqlalchemy==2.0\n=== alembic/versions/0001_first.py\nrevision = '1'\n" + Step("alembic upgrade head"), "Alembic");

    [Fact]
    public Task IsPartial_WhenNothingAppliesThem() => IsPartial(NodeApi + Prisma, "nothing applies");

    [Theory]
    [InlineData("src/db.js", "new DataSource({ synchronize: true })")]
    [InlineData("src/db.js", "await sequelize.sync({ alter: true });")]
    public Task Fails_WhenTheSchemaComesFromTheModel(string file, string source) => Fails(NodeApi + Prisma + $"=== {file}\n{source}\n", "past any migration");

    [Fact]
    public Task Fails_WhenEntityFrameworkCreatesTheDatabase() => Fails(DotNet + "=== Program.cs\ndb.Database.EnsureCreated();\n");

    [Fact]
    public Task Passes_WhenTheShortcutIsForDevelopmentOrTests() => Passes(NodeApi + Prisma + Step("npx prisma migrate deploy")
        + "=== src/db.js\nif (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true });\n=== test/db.test.js\nawait sequelize.sync({ force: true });\n");

    [Fact]
    public Task Fails_WhenADeploymentPushesTheSchema() => Fails(NodeApi + Prisma + Step("npx prisma db push"), "pushes");

    [Fact]
    public Task Fails_WhenThereAreNone() => Fails(NodeApi + "\n=== prisma/schema.prisma\nmodel A { id Int @id }\n", "no migrations");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDatabase() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    private static string Step(string command) => $"\n=== .github/workflows/deploy.yml\non: [push]\njobs: {{ deploy: {{ runs-on: x, steps: [{{ run: {command} }}] }} }}\n";

    [Theory]
    [InlineData(".github/workflows/ci.yml", "on: [push]\njobs: { api: { runs-on: x, services: { db: { image: postgres } }, steps: [{ run: npx prisma migrate deploy }] } }")]
    [InlineData(".github/workflows/ci.yml", "on: [push]\njobs: { api: { runs-on: x, env: { RAILS_ENV: test }, steps: [{ run: npx prisma migrate deploy }] } }")]
    [InlineData(".github/workflows/ci.yml", "on: [push]\njobs: { api: { runs-on: x, steps: [{ run: npx prisma migrate deploy }, { run: npx vitest }] } }")]
    [InlineData(".github/workflows/test-migrations.yml", "on: [push]\njobs: { api: { runs-on: x, steps: [{ run: npx prisma migrate deploy }] } }")]
    public Task IsPartial_WhenOnlyADatabaseForTestsIsMigrated(string path, string pipeline) => IsPartial(NodeApi + Prisma + $"=== {path}\n{pipeline}\n", "nothing applies");

    [Fact]
    public Task Passes_WhenTheStartScriptAppliesThem() => Passes(NodeApi + Prisma + "=== docker-entrypoint.sh\n#!/bin/sh\nset -e\nnpx prisma migrate deploy\nexec node server.js\n");

    [Fact]
    public Task IsPartial_WhenAScriptForDevelopersAppliesThem() => IsPartial(NodeApi + Prisma + "=== scripts/reset-db.sh\nnpx prisma migrate deploy\n");

    [Fact]
    public Task IsPartial_WhenDieselKeepsThem() =>
        IsPartial("=== Cargo.toml\n[package]\nname = \"shop\"\n[dependencies]\naxum = \"0.8\"\ndiesel = \"2\"\n=== src/main.rs\nfn main() {}\n=== migrations/2026-01-01-000000-0000_first/up.sql\nCREATE TABLE a (id int);\n", "Diesel");

    [Fact]
    public Task IsPartial_WhenTheStartScriptIsForDevelopers() => IsPartial(NodeApi + Prisma + "=== dev/docker/entrypoint.app.sh\n#!/bin/sh\nnpx prisma migrate deploy\nexec node server.js\n", "nothing applies");

    [Fact]
    public Task Passes_WhenAProgramRunsTheTool() => Passes(NodeApi + Prisma + "=== scripts/check-db.js\nexecSync('prisma migrate deploy').toString();\n");

    [Fact]
    public Task Passes_WhenDieselKeepsThemByDatabase() =>
        Passes("=== Cargo.toml\n[package]\nname = \"shop\"\n[dependencies]\naxum = \"0.8\"\ndiesel = \"2\"\n=== src/main.rs\nconst MIGRATIONS: EmbeddedMigrations = embed_migrations!(\"migrations/mysql\");\n=== migrations/mysql/2026-01-01-000000_first/up.sql\nCREATE TABLE a (id int);\n", "Diesel");

    [Fact]
    public Task Passes_WhenTheProgramKeepsItsOwnVersions() =>
        Passes("=== go.mod\nmodule shop\nrequire github.com/lib/pq v1.10.9\n=== internal/database/migrations.go\nvar all = []func(tx *sql.Tx) error{ func(tx *sql.Tx) error { _, err := tx.Exec(`CREATE TABLE schema_version (version text)`); return err } }\n=== main.go\nfunc main() { database.Migrate(db) }\n", "its own code");

    [Fact]
    public Task Passes_WhenADatabaseForTestsIsMadeAnew() => Passes(DotNet + "=== Migrations/20260101000000_First.cs\nclass First { }\n=== Program.cs\nawait db.Database.MigrateAsync();\n=== Repository.cs\nawait context.Database.EnsureDeletedAsync();\nawait context.Database.EnsureCreatedAsync();\n");

    [Fact]
    public Task IsPartial_WhenGoCodeKeepsThem() => IsPartial("=== go.mod\nmodule shop\nrequire github.com/lib/pq v1.10.9\n=== internal/migrations/v1.go\nfunc addColumn(x *xorm.Engine) error { return nil }\n", "Go migrations");

    [Fact]
    public Task IsUnknown_WhenOnlyTheInfrastructureIsHere() => IsUnknown("=== main.tf\nresource \"aws_db_instance\" \"db\" {\n  engine = \"postgres\"\n}\n", "another repository");

    [Theory]
    [InlineData("001_users.js", Outcome.Partial)]
    [InlineData("1_users.js", Outcome.Fail)]
    public Task KnowsKnexByNumberedFiles(string file, Outcome expected) => Ends(expected, "=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4\", \"pg\": \"8\", \"knex\": \"3\" } }\n=== migrations/" + file + "\nexports.up = (knex) => knex.schema.createTable('users', () => {});\n");

    [Fact]
    public Task Passes_WhenAProgramRunsLiquibase() => Passes("=== build.gradle\ndependencies {\n  implementation \"org.postgresql:postgresql:42.7.0\"\n}\n=== schema/changelog-master.xml\n<databaseChangeLog><include file=\"changelog-1.0.xml\"/></databaseChangeLog>\n=== src/main/java/Database.java\ntry (Liquibase liquibase = new Liquibase(changelog, accessor, database)) {\n  liquibase.update(new Contexts());\n}\n");
}
