using Gapless.ServiceDefaults.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Accounts;

[Collection("stores")]
public sealed class WelcomeTests(ApiStores stores)
{
    [Fact]
    public async Task TheLinkMakesTheOwnerOnce_AndSignsIn()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        var link = await accounts.LinkAsync();
        using var owner = accounts.Visit();
        using var other = accounts.Visit();

        Assert.Equal("302 /", await FirstStart.WelcomeAsync(owner, link));
        var again = await FirstStart.WelcomeAsync(other, link, "other@example.com");

        Assert.StartsWith("302 /welcome?problem=link", again, StringComparison.Ordinal);
        Assert.Null(other.Cookie);
        using var me = await owner.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/me"));
        Assert.Contains("\"role\":\"owner\"", await me.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("owner.created", await accounts.AuditAsync());
        await using var database = accounts.Rows();
        Assert.Equal(1, await database.Users.CountAsync());
    }

    [Fact]
    public async Task OneOfManyAtOnceBecomesTheOwner()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        var link = await accounts.LinkAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async number =>
        {
            using var visitor = accounts.Visit();
            return await FirstStart.WelcomeAsync(visitor, link, $"visitor{number}@example.com");
        }));

        Assert.Single(answers, answer => answer == "302 /");
        await using var database = accounts.Rows();
        Assert.Equal(1, await database.Members.CountAsync());
        Assert.Equal(1, await database.Users.CountAsync());
    }

    [Fact]
    public async Task RefusesALinkThatHasExpiredOrWasReplacedOrIsNone()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var visitor = accounts.Visit();
        var replaced = await accounts.LinkAsync();
        var link = await accounts.LinkAsync();

        Assert.StartsWith("302 /welcome?problem=link", await FirstStart.WelcomeAsync(visitor, replaced), StringComparison.Ordinal);
        Assert.StartsWith("302 /welcome?problem=link", await FirstStart.WelcomeAsync(visitor, null), StringComparison.Ordinal);
        accounts.Clock.Advance(TimeSpan.FromDays(7));
        Assert.StartsWith("302 /welcome?problem=link", await FirstStart.WelcomeAsync(visitor, link), StringComparison.Ordinal);
        Assert.Null(visitor.Cookie);
    }

    [Theory]
    [InlineData("short", "ines.duarte@example.com", "Ines", "length")]
    [InlineData("Password123456", "ines.duarte@example.com", "Ines", "common")]
    [InlineData("P@ssw0rd2026!!", "ines.duarte@example.com", "Ines", "common")]
    [InlineData("qwertyuiop12345", "ines.duarte@example.com", "Ines", "common")]
    [InlineData("abcabcabcabcabc", "ines.duarte@example.com", "Ines", "common")]
    [InlineData("ines.duarte2026", "ines.duarte@example.com", "Ines", "common")]
    [InlineData("copper lantern 47 drifts", "no address", "Ines", "email")]
    [InlineData("copper lantern 47 drifts", "ines.duarte@example.com", "", "name")]
    public async Task SaysWhatIsWrong_AndTheLinkStaysGood(string password, string email, string name, string problem)
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        var link = await accounts.LinkAsync();
        using var visitor = accounts.Visit();

        Assert.Equal($"302 /welcome?problem={problem}&token={link}", await FirstStart.WelcomeAsync(visitor, link, email, password, name));
        Assert.Equal("302 /", await FirstStart.WelcomeAsync(visitor, link));
    }

    [Fact]
    public async Task RefusesAPasswordOfMoreThan128Characters()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        var link = await accounts.LinkAsync();
        using var visitor = accounts.Visit();
        var longest = string.Concat(Enumerable.Range(0, 32).Select(number => $"{number * 37 % 100:00}xk"));

        Assert.Contains("problem=length", await FirstStart.WelcomeAsync(visitor, link, password: longest + "!"), StringComparison.Ordinal);
        Assert.Equal("302 /", await FirstStart.WelcomeAsync(visitor, link, password: longest));
    }

    [Fact]
    public async Task KeepsWhatWasTyped_ForThePageAlone_AndNoPassword()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        var link = await accounts.LinkAsync();
        using var visitor = accounts.Visit();

        using var refused = await visitor.PostAsync("/account/welcome", ("token", link.ToString()!), ("name", "Ines Duarte"), ("email", "ines@"), ("password", "copper lantern 47 drifts"));

        var cookie = refused.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("kept-welcome=", StringComparison.Ordinal));
        Assert.Contains("path=/welcome; secure; samesite=strict; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        var page = new DefaultHttpContext { RequestServices = accounts.Api.Services };
        page.Request.Headers.Cookie = cookie.Split(';')[0];
        Assert.Equal("email=ines@ name=Ines Duarte", string.Join(' ', KeptForm.Read(page, KeptForm.Welcome).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")));
        Assert.Empty(KeptForm.Read(page, KeptForm.SignIn));
        page.Request.Headers.Cookie = "kept-welcome=made-up";
        Assert.Empty(KeptForm.Read(page, KeptForm.Welcome));
    }
}
