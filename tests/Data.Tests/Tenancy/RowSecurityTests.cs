using Gapless.Data.Accounts;
using Gapless.Data.Organizations;
using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gapless.Data.Tests.Tenancy;

[Collection("databases")]
public sealed class RowSecurityTests(Databases databases)
{
    [Fact]
    public async Task RawSqlOfAnotherOrganizationSeesNothing()
    {
        var factory = await databases.MigratedAsync();
        var mine = await factory.AddOrganizationAsync("mine");
        var theirs = await factory.AddOrganizationAsync("theirs");

        await using var database = factory.AsApplication(mine.OrganizationId);
        var seen = await database.Database.SqlQueryRaw<Guid>("SELECT id AS \"Value\" FROM systems").ToListAsync();

        Assert.Equal(mine.Id, Assert.Single(seen));
        Assert.Equal(0, await database.Database.ExecuteSqlAsync($"DELETE FROM systems WHERE id = {theirs.Id}"));
        Assert.Equal(0, await database.Database.ExecuteSqlAsync($"UPDATE systems SET name = 'ours' WHERE id = {theirs.Id}"));
    }

    [Fact]
    public async Task QueriesSeeNothing_WhenNoOrganizationWasEntered()
    {
        var factory = await databases.MigratedAsync();
        await factory.AddOrganizationAsync("mine");

        await using var database = factory.AsApplication(Guid.Empty);

        Assert.Empty(await database.Systems.IgnoreQueryFilters().ToListAsync());
        Assert.Empty(await database.Organizations.IgnoreQueryFilters().ToListAsync());
    }

    [Fact]
    public async Task TheFilterHolds_EvenForTheOwnerOfTheTables()
    {
        var factory = await databases.MigratedAsync();
        await factory.AddOrganizationAsync("mine");

        await using var owner = factory.AsOwner();

        Assert.Empty(await owner.Systems.ToListAsync());
        Assert.Single(await owner.Systems.IgnoreQueryFilters().ToListAsync());
    }

    [Fact]
    public async Task RefusesARowOfAnotherOrganization()
    {
        var factory = await databases.MigratedAsync();
        var mine = await factory.AddOrganizationAsync("mine");
        var theirs = await factory.AddOrganizationAsync("theirs");

        await using var database = factory.AsApplication(mine.OrganizationId);
        database.Members.Add(new Member { Id = Guid.CreateVersion7(), OrganizationId = theirs.OrganizationId, UserId = Guid.CreateVersion7(), Role = MemberRole.Owner, JoinedAt = Examples.Noon });

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task RefusesAnEnvironmentOfAnotherOrganizationsSystem()
    {
        var factory = await databases.MigratedAsync();
        var mine = await factory.AddOrganizationAsync("mine");
        var theirs = await factory.AddOrganizationAsync("theirs");

        await using var database = factory.AsApplication(mine.OrganizationId);
        database.Environments.Add(new SystemEnvironment
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = mine.OrganizationId,
            SystemId = theirs.Id,
            Name = "prod",
            BaseUrl = new Uri("https://example.com"),
            CreatedAt = Examples.Noon,
        });

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task TheNextUserOfAPooledConnectionIsOfItsOwnOrganization()
    {
        var factory = await databases.MigratedAsync();
        var mine = await factory.AddOrganizationAsync("mine");
        var theirs = await factory.AddOrganizationAsync("theirs");

        foreach (var system in (TrackedSystem[])[mine, theirs, mine, theirs])
        {
            await using var database = factory.AsApplication(system.OrganizationId);
            Assert.Equal(system.Id, (await database.Systems.IgnoreQueryFilters().SingleAsync()).Id);
        }
    }

    [Fact]
    public void EveryEntityIsOwnedOrTheOrganizationItselfOrAnAccount()
    {
        using var database = new DatabaseFactory().AsOwner();
        var entities = database.Model.GetEntityTypes().Where(entity => !AccountTables.Holds(entity.ClrType)).ToList();

        Assert.True(entities.Count >= 7, $"only {entities.Count} entities");
        Assert.All(entities, entity =>
        {
            Assert.True(entity.ClrType == typeof(Organization) || typeof(Data.Tenancy.IOwnedByOrganization).IsAssignableFrom(entity.ClrType), $"{entity.Name} belongs to nobody");
            Assert.True(entity.GetDeclaredQueryFilters().Count > 0, $"{entity.Name} has no filter");
        });
    }
}
