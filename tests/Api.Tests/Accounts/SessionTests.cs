using System.Net;
using System.Net.Http.Json;
using Gapless.Contracts;
using Gapless.Contracts.Accounts;
using Gapless.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Accounts;

[Collection("stores")]
public sealed class SessionTests(ApiStores stores)
{
    [Fact]
    public async Task TheCookieIsBoundToTheHost_AndOutOfReachOfScripts()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();

        var attributes = owner.SetCookie!.Split("; ").Skip(1).Select(attribute => attribute.ToLowerInvariant()).Order(StringComparer.Ordinal);

        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], attributes);
    }

    [Fact]
    public async Task ASignInGivesANewId_AndTheOldOneEnds()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        var before = owner.Cookie;

        Assert.Equal("302 /", await owner.SignInAsync());

        Assert.NotEqual(before, owner.Cookie);
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync());
        using var known = accounts.Visit();
        known.Cookie = before;
        Assert.Equal(HttpStatusCode.Unauthorized, await known.StatusAsync());
    }

    [Fact]
    public async Task EndsAfterEightHoursWithoutUse()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();

        accounts.Clock.Advance(TimeSpan.FromHours(7.9));
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync());
        accounts.Clock.Advance(TimeSpan.FromHours(7.9));
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync());
        accounts.Clock.Advance(TimeSpan.FromHours(8.1));

        Assert.Equal(HttpStatusCode.Unauthorized, await owner.StatusAsync());
    }

    [Fact]
    public async Task EndsAfterSevenDaysThoughInUse()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();

        for (var hours = 0; hours < 7 * 24 - 6; hours += 6)
        {
            accounts.Clock.Advance(TimeSpan.FromHours(6));
            Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync());
        }

        accounts.Clock.Advance(TimeSpan.FromHours(6.1));
        Assert.Equal(HttpStatusCode.Unauthorized, await owner.StatusAsync());
    }

    [Fact]
    public async Task SignOutEndsItOnAnotherReplica_ForWhoeverHasTheCookie()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        using var elsewhere = accounts.Visit(replica: await accounts.ReplicaAsync());
        elsewhere.Cookie = owner.Cookie;
        Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync());

        Assert.Equal("302 /signin", await owner.PostedToAsync("/account/signout"));

        Assert.Null(owner.Cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync());
        Assert.Contains("session.ended", await accounts.AuditAsync());
    }

    [Fact]
    public async Task OneIsListedAndEndedFromAnother()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        using var phone = accounts.Visit(replica: await accounts.ReplicaAsync());
        await phone.SignInAsync();
        using var answer = await owner.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/sessions"));
        var list = await answer.Content.ReadFromJsonAsync<Page<SessionEntry>>();
        Assert.Equal(2, list!.Items.Count);
        Assert.All(list.Items, session => Assert.Equal("Test/1.0", session.Device));
        var other = Assert.Single(list.Items, session => !session.IsCurrent);

        using var ended = await owner.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/sessions/{other.Id}"));
        using var again = await owner.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/sessions/{other.Id}"));

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync());
        Assert.Contains("session.revoked", await accounts.AuditAsync());
    }

    [Fact]
    public async Task WhoIsRemovedIsOutWithinAMinute_AndAChangedRoleHoldsByThen()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        await using var database = accounts.Rows();
        var member = await database.Members.SingleAsync();
        member.Role = MemberRole.Viewer;
        await database.SaveChangesAsync();

        accounts.Clock.Advance(TimeSpan.FromMinutes(1));
        using var me = await owner.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/me"));
        Assert.Contains("\"role\":\"viewer\"", await me.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        database.Members.Remove(member);
        await database.SaveChangesAsync();
        accounts.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await owner.StatusAsync());
    }

    [Fact]
    public async Task ANewPasswordEndsEveryOtherSession()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        using var phone = accounts.Visit();
        await phone.SignInAsync();

        Assert.Equal("302 /account?problem=current", await owner.PostedToAsync("/account/password", ("current", "not it at all"), ("next", "violet harbour 12 sings")));
        Assert.Equal("302 /account?problem=common", await owner.PostedToAsync("/account/password", ("current", FirstStart.Password), ("next", "password123456")));
        Assert.Equal("302 /account?done=password", await owner.PostedToAsync("/account/password", ("current", FirstStart.Password), ("next", "violet harbour 12 sings")));

        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.StatusAsync());
        Assert.StartsWith("302 /signin?problem", await phone.SignInAsync(), StringComparison.Ordinal);
        Assert.Equal("302 /", await phone.SignInAsync(password: "violet harbour 12 sings"));
        Assert.Contains("password.changed", await accounts.AuditAsync());
    }

    [Fact]
    public async Task WhoeverHasASessionIsToldToComeBack_WhenTheCacheIsAway()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        await using var alone = await TestApi.StartAsync(accounts.Database, "127.0.0.1:1,connectTimeout=200", accounts.Clock);
        using var visitor = accounts.Visit(replica: alone);

        using var refused = await visitor.PostAsync("/account/signin", ("email", FirstStart.Email), ("password", FirstStart.Password));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("Try again", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync("/api/v1/status"));
    }
}
