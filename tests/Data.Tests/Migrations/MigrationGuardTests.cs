using Gapless.Data.Migrations.Running;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gapless.Data.Tests.Migrations;

public sealed class MigrationGuardTests
{
    public static TheoryData<string, Action<MigrationBuilder>> Dangers { get; } = new()
    {
        { "drops table", up => up.DropTable("systems") },
        { "drops column", up => up.DropColumn("name", "systems") },
        { "renames table", up => up.RenameTable("systems", newName: "products") },
        { "renames column", up => up.RenameColumn("name", "systems", "title") },
        { "rewrites", up => up.AlterColumn<long>("attempts", "jobs", type: "bigint", oldType: "integer") },
        { "forbid null", up => up.AlterColumn<string>("description", "systems", type: "text", oldType: "text", nullable: false, oldNullable: true) },
        { "without a default", up => up.AddColumn<int>("size", "systems") },
        { "locks systems to build", up => up.CreateIndex("ix", "systems", "name") },
        { "to check", up => up.AddForeignKey("fk", "systems", "a", "jobs", principalColumn: "id") },
        { "build a unique", up => up.AddUniqueConstraint("ak", "systems", "name") },
        { "runs DELETE FROM", up => up.Sql("delete from systems") },
        { "no way back", up => up.AddColumn<int>("size", "systems", nullable: true) },
    };

    [Fact]
    public void NoMigrationLosesDataOrMakesRequestsWait()
    {
        using var database = new DatabaseFactory().AsOwner();
        var assembly = database.GetService<IMigrationsAssembly>();

        Assert.NotEmpty(assembly.Migrations);
        Assert.All(assembly.Migrations, migration =>
            Assert.Empty(MigrationGuard.Objections(assembly.CreateMigration(migration.Value, database.Database.ProviderName!))));
    }

    [Theory]
    [MemberData(nameof(Dangers))]
    public void RefusesWhatIsDangerous(string objection, Action<MigrationBuilder> up) =>
        Assert.Contains(MigrationGuard.Objections(new Example(up)), found => found.Contains(objection, StringComparison.Ordinal));

    [Fact]
    public void TakesWhatIsDangerous_WhenTheMigrationSaysWhyItIsSafe() =>
        Assert.Empty(MigrationGuard.Objections(new JustifiedExample(up => up.DropColumn("name", "systems"))));

    [Fact]
    public void TakesAnIndex_OnATableThatTheMigrationMakes() =>
        Assert.DoesNotContain(MigrationGuard.Objections(new Example(up =>
        {
            up.CreateTable("notes", table => new { id = table.Column<Guid>() });
            up.CreateIndex("ix", "notes", "id");
        })), objection => objection.Contains("locks", StringComparison.Ordinal));

    private class Example(Action<MigrationBuilder> up) : Migration
    {
        public override string ActiveProvider { get; set; } = "Npgsql.EntityFrameworkCore.PostgreSQL";

        protected override void Up(MigrationBuilder migrationBuilder) => up(migrationBuilder);

        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }

    [Justified("No release uses the column any more.")]
    private sealed class JustifiedExample(Action<MigrationBuilder> up) : Example(up);
}
