using Gapless.Data.Organizations;
using Gapless.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Gapless.Data.Tests.Tenancy;

/// <summary>Raw SQL against every table of the model: a new one is covered without a line here.</summary>
[Collection("databases")]
public sealed class EveryTableTests(Databases databases)
{
    [Fact]
    public async Task AnotherOrganizationNeitherSeesNorChangesARow()
    {
        var factory = await databases.MigratedAsync();
        var (mine, theirs) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var own = factory.AsApplication(mine);
        await using var foreign = factory.AsApplication(theirs);
        var owned = Owned(own).ToList();
        var filler = new RowFiller(mine);
        foreach (var entity in owned)
        {
            await own.Database.ExecuteSqlRawAsync(filler.Insert(entity));
        }

        Assert.True(owned.Count >= 17, $"only {owned.Count} tables");
        foreach (var table in owned.Select(entity => entity.GetTableName()!))
        {
            var column = table == "organizations" ? "id" : "organization_id";
            Assert.True(await CountAsync(own, table) == 1, $"{table}: its own row is not seen");
            Assert.True(await CountAsync(foreign, table) == 0, $"{table}: a foreign row is seen");
            Assert.True(await ChangedAsync(foreign, $"UPDATE {table} SET {column} = {column}") == 0, $"{table}: a foreign row is changed");
            Assert.True(await ChangedAsync(foreign, $"DELETE FROM {table}") == 0, $"{table}: a foreign row is deleted");
            Assert.True(await ChangedAsync(own, $"UPDATE {table} SET {column} = '{theirs}'") == 0, $"{table}: a row is given away");
        }
    }

    [Fact]
    public async Task EveryTableIsProtected_AgainstItsOwnerToo()
    {
        var factory = await databases.MigratedAsync();
        await using var owner = factory.AsOwner();

        foreach (var table in Owned(owner).Select(entity => entity.GetTableName()!))
        {
            var isProtected = await owner.Database.SqlQuery<bool>($"SELECT relrowsecurity AND relforcerowsecurity AS \"Value\" FROM pg_class WHERE oid = {table}::regclass").SingleAsync();
            Assert.True(isProtected, $"{table} has no forced row security");
        }
    }

    // Those that others point to come first.
    private static IEnumerable<IEntityType> Owned(GaplessDbContext database)
    {
        var left = database.Model.GetEntityTypes().Where(entity => entity.ClrType == typeof(Organization) || typeof(IOwnedByOrganization).IsAssignableFrom(entity.ClrType)).ToList();
        while (left.Count > 0)
        {
            var next = left.First(entity => entity.GetForeignKeys().All(key => key.PrincipalEntityType == entity || !left.Contains(key.PrincipalEntityType)));
            left.Remove(next);
            yield return next;
        }
    }

    private static Task<int> CountAsync(GaplessDbContext database, string table)
    {
        var statement = $"SELECT count(*)::int AS \"Value\" FROM {table}";
        return database.Database.SqlQueryRaw<int>(statement).SingleAsync();
    }

    /// <summary>How many rows it reached; none when it is not allowed at all, or would break the rules.</summary>
    private static async Task<int> ChangedAsync(GaplessDbContext database, string statement)
    {
        try
        {
            return await database.Database.ExecuteSqlRawAsync(statement);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ForeignKeyViolation)
        {
            return 0;
        }
    }
}
