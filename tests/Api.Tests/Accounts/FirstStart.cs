using Gapless.Data;
using Gapless.Data.Accounts;
using Gapless.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Accounts;

/// <summary>An installation at its first start, with the owner's link, and the API over it.</summary>
internal sealed class FirstStart : IAsyncDisposable
{
    public const string Email = "ines.duarte@example.com";
    public const string Password = "copper lantern 47 drifts";

    private readonly ApiStores stores;
    private readonly List<TestApi> replicas = [];

    private FirstStart(ApiStores used, string database) => (stores, Database) = (used, database);

    public string Database { get; }

    public MovedClock Clock { get; } = new();

    public TestApi Api => replicas[0];

    public static async Task<FirstStart> StartAsync(ApiStores stores)
    {
        var accounts = new FirstStart(stores, await stores.MigratedAsync());
        await new Seed(accounts.Database, accounts.Clock).RunAsync(CancellationToken.None);
        await accounts.ReplicaAsync();
        return accounts;
    }

    /// <summary>One more process of the API on the same stores.</summary>
    public async Task<TestApi> ReplicaAsync()
    {
        replicas.Add(await TestApi.StartAsync(Database, stores.Cache, Clock));
        return replicas[^1];
    }

    public async Task<InvitationToken> LinkAsync() => (await new OwnerLink(Database, Clock).RenewAsync(CancellationToken.None))!;

    public Visitor Visit(string? site = "same-origin", TestApi? replica = null) => new((replica ?? Api).Address, site);

    /// <summary>The owner, just come in through the link.</summary>
    public async Task<Visitor> OwnerAsync()
    {
        var visitor = Visit();
        Assert.Equal("302 /", await WelcomeAsync(visitor, await LinkAsync()));
        return visitor;
    }

    public static Task<string> WelcomeAsync(Visitor visitor, InvitationToken? token, string email = Email, string password = Password, string name = "Ines Duarte") =>
        visitor.PostedToAsync("/account/welcome", ("token", token?.ToString() ?? ""), ("name", name), ("email", email), ("password", password));

    public GaplessDbContext Rows() => new DatabaseFactory(Database).AsApplication(Seed.OrganizationId);

    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var database = Rows();
        return await database.AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }
}
