using Gapless.Data.Accounts;
using Gapless.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Tests.Accounts;

[Collection("databases")]
public sealed class OwnerLinkTests(Databases databases)
{
    [Fact]
    public async Task AnotherStartMakesAnotherLink_AndTheOldOneIsVoid()
    {
        var connection = await databases.MigratedConnectionAsync();
        await new Seed(connection, TimeProvider.System).RunAsync(CancellationToken.None);
        var link = new OwnerLink(connection, TimeProvider.System);

        var first = await link.RenewAsync(CancellationToken.None);
        var second = await link.RenewAsync(CancellationToken.None);

        Assert.NotEqual(first!.ToString(), second!.ToString());
        await using var database = new DatabaseFactory(connection).AsApplication(Seed.OrganizationId);
        var kept = await database.Invitations.SingleAsync();
        Assert.Equal(second.Hash, kept.TokenHash);
        Assert.Equal(TimeSpan.FromDays(7), kept.ExpiresAt - kept.CreatedAt);
    }

    [Fact]
    public async Task ThereIsNoLink_WhenThereIsAnAccount()
    {
        var connection = await databases.MigratedConnectionAsync();
        await new Seed(connection, TimeProvider.System).RunAsync(CancellationToken.None);
        await using (var database = new DatabaseFactory(connection).AsApplication(Seed.OrganizationId))
        {
            database.Users.Add(new User { Id = Guid.CreateVersion7(), Name = "Ines", UserName = "ines@example.com", CreatedAt = Examples.Noon });
            await database.SaveChangesAsync();
        }

        Assert.Null(await new OwnerLink(connection, TimeProvider.System).RenewAsync(CancellationToken.None));
    }

    [Fact]
    public void ATokenReadsBackAndNothingElseDoes()
    {
        var token = InvitationToken.New(Seed.OrganizationId);

        Assert.Equal(token.Hash, InvitationToken.Parse(token.ToString())!.Hash);
        Assert.Equal(Seed.OrganizationId, InvitationToken.Parse(token.ToString())!.OrganizationId);
        Assert.All([null, "", "x", token + "A", token.ToString()[1..], new string('!', 64)], text => Assert.Null(InvitationToken.Parse(text)));
    }
}
