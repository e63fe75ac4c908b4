using Gapless.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gapless.Data.Tests.Audit;

[Collection("databases")]
public sealed class AuditLogTests(Databases databases)
{
    [Fact]
    public async Task EntriesFormAChain()
    {
        var factory = await databases.MigratedAsync();
        var organization = (await factory.AddOrganizationAsync("mine")).OrganizationId;
        await AppendAsync(factory, organization, "system.created", "system.renamed", "member.added");

        await using var database = factory.AsApplication(organization);
        var entries = await database.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync();

        Assert.Equal(["system.created", "system.renamed", "member.added"], entries.Select(entry => entry.Action));
        Assert.Null(AuditChain.FirstBroken(entries));
        Assert.Equal(2, AuditChain.FirstBroken(entries.Where(entry => entry.Sequence != 2)));
    }

    [Fact]
    public async Task AChangeBehindTheServicesBackIsSeen()
    {
        var factory = await databases.MigratedAsync();
        var organization = (await factory.AddOrganizationAsync("mine")).OrganizationId;
        await AppendAsync(factory, organization, "a", "b", "c");
        await using (var owner = factory.AsOwner())
        {
            Assert.Equal(1, await owner.Database.ExecuteSqlAsync($"UPDATE audit_entries SET actor = 'nobody' WHERE sequence = 2"));
        }

        await using var database = factory.AsApplication(organization);
        Assert.Equal(2, AuditChain.FirstBroken(await database.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync()));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'nobody'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    public async Task RefusesToChangeWhatIsWritten(string sql)
    {
        var factory = await databases.MigratedAsync();
        var organization = (await factory.AddOrganizationAsync("mine")).OrganizationId;
        await AppendAsync(factory, organization, "a");

        await using var database = factory.AsApplication(organization);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.Database.ExecuteSqlRawAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task ManyWritersMakeOneChain()
    {
        var factory = await databases.MigratedAsync();
        var organization = (await factory.AddOrganizationAsync("mine")).OrganizationId;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => AppendAsync(factory, organization, $"{writer}.a", $"{writer}.b")));

        await using var database = factory.AsApplication(organization);
        var entries = await database.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync();
        Assert.Equal(16, entries.Count);
        Assert.Null(AuditChain.FirstBroken(entries));
    }

    [Fact]
    public async Task RefusesToWrite_OutsideATransaction()
    {
        var factory = await databases.MigratedAsync();
        await using var database = factory.AsApplication((await factory.AddOrganizationAsync("mine")).OrganizationId);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new AuditLog(database, TimeProvider.System).AppendAsync("me", "a", "b", "{}", CancellationToken.None));
    }

    private static async Task AppendAsync(DatabaseFactory factory, Guid organization, params string[] actions)
    {
        foreach (var action in actions)
        {
            await using var database = factory.AsApplication(organization);
            await using var transaction = await database.Database.BeginTransactionAsync();
            await new AuditLog(database, TimeProvider.System).AppendAsync("members/1", action, "systems/1", "{}", CancellationToken.None);
            await transaction.CommitAsync();
        }
    }
}
