using Gapless.Data.Migrations.Running;
using Gapless.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Tests.Migrations;

[Collection("databases")]
public sealed class MigrationRunnerTests(Databases databases)
{
    [Fact]
    public async Task GoesUpAndDownAndUp_WithRealData()
    {
        var connection = databases.Empty();
        var runner = new MigrationRunner(connection, TimeProvider.System);
        var all = await runner.UpAsync(target: null, CancellationToken.None);
        Assert.True(await new Seed(connection, TimeProvider.System).RunAsync(CancellationToken.None));

        foreach (var keep in all.SkipLast(1).Reverse().Append("0"))
        {
            await runner.DownAsync(keep, CancellationToken.None);
        }

        Assert.Equal(all, await runner.UpAsync(target: null, CancellationToken.None));
        Assert.Empty(await new DatabaseVerifier(connection, TimeProvider.System).FindFaultsAsync(CancellationToken.None));
        Assert.True(await new Seed(connection, TimeProvider.System).RunAsync(CancellationToken.None));
        Assert.False(await new Seed(connection, TimeProvider.System).RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task AppliesEachMigrationOnce_WhenManyStartTogether()
    {
        var connection = databases.Empty();

        var applied = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => new MigrationRunner(connection, TimeProvider.System).UpAsync(target: null, CancellationToken.None)));

        Assert.Single(applied, list => list.Count > 0);
    }

    [Fact]
    public async Task TellsWhatIsPending()
    {
        var runner = new MigrationRunner(databases.Empty(), TimeProvider.System);
        Assert.All(await runner.StatusAsync(CancellationToken.None), migration => Assert.False(migration.IsApplied));

        await runner.UpAsync("Foundation", CancellationToken.None);

        Assert.True((await runner.StatusAsync(CancellationToken.None))[0].IsApplied);
    }

    [Fact]
    public async Task RefusesANameThatIsNoMigration()
    {
        var runner = new MigrationRunner(await databases.MigratedConnectionAsync(), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => runner.DownAsync("Nonsense", CancellationToken.None));
        Assert.Contains("Nonsense", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALTER TABLE systems NO FORCE ROW LEVEL SECURITY", "Table systems")]
    [InlineData("DROP POLICY own_organization ON members", "Table members")]
    [InlineData("CREATE TABLE notes (id uuid PRIMARY KEY, organization_id uuid)", "Table notes")]
    [InlineData("CREATE TABLE loose (id uuid PRIMARY KEY)", "Table loose")]
    [InlineData("DROP POLICY accounts ON users", "Table users")]
    [InlineData("GRANT UPDATE ON audit_entries TO gapless_app", "gapless_app UPDATE")]
    [InlineData("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Future', '10.0.0')", "99990101000000_Future")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"", "is not applied")]
    public async Task VerifyNamesWhatIsNotAsItShouldBe(string damage, string named)
    {
        var connection = await databases.MigratedConnectionAsync();
        await using (var owner = new DatabaseFactory(connection).AsOwner())
        {
            await owner.Database.ExecuteSqlRawAsync(damage);
        }

        var faults = await new DatabaseVerifier(connection, TimeProvider.System).FindFaultsAsync(CancellationToken.None);

        Assert.Contains(faults, fault => fault.Contains(named, StringComparison.Ordinal));
    }
}
