using Gapless.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Tests.Seeding;

[Collection("databases")]
public sealed class SelfWatchTests(Databases databases)
{
    private static readonly Uri Origin = new("https://localhost:7443");

    [Fact]
    public async Task LooksAtTheCheckoutAndTheDoor_AndFollowsThemAtTheNextStart()
    {
        var connection = await SeededAsync();
        await new SelfWatch(connection, TimeProvider.System).KeepAsync("/here", Origin, CancellationToken.None);

        await new SelfWatch(connection, TimeProvider.System).KeepAsync("/there", new Uri("https://localhost:7444"), CancellationToken.None);

        await using var database = new DatabaseFactory(connection).AsApplication(Seed.OrganizationId);
        Assert.Equal("/there", (await database.Repositories.SingleAsync()).Location);
        Assert.Equal(7444, (await database.Environments.SingleAsync()).BaseUrl.Port);
        Assert.Equal(["organization.tidy-up", "scan.request", "scan.request", "system.reassess"], await database.Schedules.Select(schedule => schedule.Kind).Order().ToListAsync());
    }

    [Fact]
    public async Task LooksAtNothing_WhereNothingIsKnown()
    {
        var connection = await SeededAsync();

        await new SelfWatch(connection, TimeProvider.System).KeepAsync(null, null, CancellationToken.None);

        await using var database = new DatabaseFactory(connection).AsApplication(Seed.OrganizationId);
        Assert.Empty(await database.Repositories.ToListAsync());
        Assert.Empty(await database.Environments.ToListAsync());
    }

    private async Task<string> SeededAsync()
    {
        var connection = await databases.MigratedConnectionAsync();
        await new Seed(connection, TimeProvider.System).RunAsync(CancellationToken.None);
        return connection;
    }
}
