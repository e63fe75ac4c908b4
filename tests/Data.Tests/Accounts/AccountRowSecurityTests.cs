using Gapless.Data.Accounts;
using Gapless.Data.Organizations;
using Gapless.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gapless.Data.Tests.Accounts;

/// <summary>What raw SQL sees of accounts and memberships.</summary>
[Collection("databases")]
public sealed class AccountRowSecurityTests(Databases databases)
{
    [Fact]
    public async Task TheWorkerSeesNoAccountAndMakesNone()
    {
        var connection = await databases.MigratedConnectionAsync();
        await AddUserAsync(connection);

        await using var worker = As(connection, RowSecurity.Worker, user: null);

        foreach (var table in AccountTables.Names)
        {
            Assert.Equal(0, await CountAsync(worker, table));
        }

        Assert.Equal(0, await worker.Database.ExecuteSqlRawAsync("UPDATE users SET password_hash = ''"));
        Assert.Equal(0, await worker.Database.ExecuteSqlRawAsync("DELETE FROM users"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => worker.Database.ExecuteSqlRawAsync(
            "INSERT INTO users (id, name, created_at, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) VALUES (gen_random_uuid(), 'x', now(), false, false, false, false, 0)"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task AServiceSeesAccountsWithoutAnOrganization()
    {
        var connection = await databases.MigratedConnectionAsync();
        await AddUserAsync(connection);

        await using var service = As(connection, RowSecurity.Application, user: null);

        Assert.Equal(1, await CountAsync(service, "users"));
        Assert.Equal(0, await CountAsync(service, "members"));
        Assert.Equal(0, await CountAsync(service, "organizations"));
    }

    [Fact]
    public async Task OneSeesOnesOwnMembershipsAndNothingElse_BeforeAnOrganizationIsEntered()
    {
        var connection = await databases.MigratedConnectionAsync();
        var me = Guid.CreateVersion7();
        await AddMemberAsync(connection, "one", me);
        await AddMemberAsync(connection, "two", me);
        await AddMemberAsync(connection, "three", Guid.CreateVersion7());

        await using var database = As(connection, RowSecurity.Application, me);

        Assert.Equal(2, await CountAsync(database, "members"));
        foreach (var table in (string[])["organizations", "systems", "audit_entries", "invitations", "findings", "gaps"])
        {
            Assert.Equal(0, await CountAsync(database, table));
        }

        Assert.Equal(0, await database.Database.ExecuteSqlRawAsync("UPDATE members SET role = 'Owner'"));
        Assert.Equal(0, await database.Database.ExecuteSqlRawAsync("DELETE FROM members"));
    }

    [Fact]
    public async Task OneSeesTheMembersOfOneOrganization_OnceItIsEntered()
    {
        var connection = await databases.MigratedConnectionAsync();
        var me = Guid.CreateVersion7();
        var entered = await AddMemberAsync(connection, "one", me);
        await AddMemberAsync(connection, "two", me);

        await using var database = As(connection, RowSecurity.Application, me, entered);

        Assert.Equal(1, await CountAsync(database, "members"));
    }

    [Fact]
    public async Task AnInvitationIsSeenInItsOrganizationAlone()
    {
        var connection = await databases.MigratedConnectionAsync();
        var factory = new DatabaseFactory(connection);
        var mine = await factory.AddOrganizationAsync("mine");
        var theirs = await factory.AddOrganizationAsync("theirs");
        await using (var database = factory.AsApplication(mine.OrganizationId))
        {
            database.Add(new Invitation { Id = Guid.CreateVersion7(), OrganizationId = mine.OrganizationId, Role = MemberRole.Owner, TokenHash = InvitationToken.New(mine.OrganizationId).Hash, CreatedAt = Examples.Noon, ExpiresAt = Examples.Noon });
            await database.SaveChangesAsync();
        }

        await using var other = factory.AsApplication(theirs.OrganizationId);

        Assert.Equal(0, await CountAsync(other, "invitations"));
    }

    private static Task<int> CountAsync(GaplessDbContext database, string table)
    {
        var count = $"SELECT count(*)::int AS \"Value\" FROM {table}";
        return database.Database.SqlQueryRaw<int>(count).SingleAsync();
    }

    private static GaplessDbContext As(string connection, string role, Guid? user, Guid? organization = null)
    {
        var current = new CurrentOrganization();
        if (user is { } id)
        {
            current.Identify(id);
        }

        if (organization is { } entered)
        {
            current.Enter(entered);
        }

        return new(new DbContextOptionsBuilder<GaplessDbContext>().UseNpgsql(connection).AddInterceptors(new TenancyInterceptor(current, role)).Options, current);
    }

    private static async Task AddUserAsync(string connection)
    {
        await using var database = new DatabaseFactory(connection).AsApplication(Guid.Empty);
        database.Users.Add(new User { Id = Guid.CreateVersion7(), Name = "Ines", UserName = "ines@example.com", CreatedAt = Examples.Noon });
        await database.SaveChangesAsync();
    }

    private static async Task<Guid> AddMemberAsync(string connection, string slug, Guid user)
    {
        var factory = new DatabaseFactory(connection);
        var system = await factory.AddOrganizationAsync(slug);
        await using var database = factory.AsApplication(system.OrganizationId);
        database.Members.Add(new Member { Id = Guid.CreateVersion7(), OrganizationId = system.OrganizationId, UserId = user, Role = MemberRole.Viewer, JoinedAt = Examples.Noon });
        await database.SaveChangesAsync();
        return system.OrganizationId;
    }
}
