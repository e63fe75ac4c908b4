using System.Diagnostics;
using System.Net;

namespace Gapless.Api.Tests.Accounts;

[Collection("stores")]
public sealed class SignInTests(ApiStores stores)
{
    [Fact]
    public async Task AnUnknownAddressGetsTheSameAnswerAfterTheSameTime()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        using var visitor = accounts.Visit();
        await visitor.SignInAsync("warm.up@example.com", "whatever it may be");

        var unknownBegan = Stopwatch.GetTimestamp();
        var unknown = await visitor.SignInAsync("nobody@example.com", "whatever it may be");
        var unknownTook = Stopwatch.GetElapsedTime(unknownBegan);
        var wrongBegan = Stopwatch.GetTimestamp();
        var wrong = await visitor.SignInAsync(password: "whatever it may be");
        var wrongTook = Stopwatch.GetElapsedTime(wrongBegan);

        Assert.Equal(wrong, unknown);
        Assert.Equal("302 /signin?problem=refused&return=%2F", wrong);
        Assert.InRange(Math.Min(unknownTook.TotalMilliseconds, wrongTook.TotalMilliseconds), 590, 60_000);
        Assert.Equal(3, (await accounts.AuditAsync()).Count(action => action == "session.refused"));
    }

    [Fact]
    public async Task FiveWrongOnesMakeTheRightOneWait_LongerEachTime()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        using var visitor = accounts.Visit();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await visitor.SignInAsync(password: "not the right one");
        }

        Assert.StartsWith("302 /signin?problem=refused", await visitor.SignInAsync(), StringComparison.Ordinal);
        accounts.Clock.Advance(TimeSpan.FromSeconds(31));
        await visitor.SignInAsync(password: "not the right one");
        accounts.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.StartsWith("302 /signin?problem=refused", await visitor.SignInAsync(), StringComparison.Ordinal);
        accounts.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("302 /", await visitor.SignInAsync());
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await visitor.SignInAsync(password: "not the right one");
        }

        Assert.Equal("302 /", await visitor.SignInAsync());
    }

    [Fact]
    public async Task ManyGuessesAtOnceAreCountedEach()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var visitor = accounts.Visit();
            await visitor.SignInAsync(password: "not the right one");
        }));

        await using var database = accounts.Rows();
        Assert.Equal(5, database.Users.Single().AccessFailedCount);
    }

    [Theory]
    [InlineData("/systems/shop?tab=gaps", "302 /systems/shop?tab=gaps")]
    [InlineData("//evil.example/", "302 /")]
    [InlineData("/\\evil.example/", "302 /")]
    [InlineData("/\t/evil.example/", "302 /")]
    [InlineData("https://evil.example/", "302 /")]
    [InlineData("javascript:alert(1)", "302 /")]
    [InlineData("", "302 /")]
    public async Task LeadsNowhereElse(string back, string expected)
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();

        Assert.Equal(expected, await owner.SignInAsync(back: back));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [InlineData(null)]
    public async Task RefusesWhatAnotherSiteSends(string? site)
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        using var forged = accounts.Visit(site);
        forged.Cookie = owner.Cookie;

        foreach (var path in (string[])["/account/signout", "/account/password", "/account/signin", "/account/welcome"])
        {
            using var answer = await forged.PostAsync(path, ("next", "x"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var added = await forged.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/systems"));
        Assert.Equal(HttpStatusCode.Forbidden, added.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync());
    }

    [Theory]
    [InlineData("Origin", "http://{host}", HttpStatusCode.Redirect)]
    [InlineData("Referer", "http://{host}/signin", HttpStatusCode.Redirect)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Referer", "https://evil.example/{host}", HttpStatusCode.Forbidden)]
    public async Task AnOlderBrowserSaysTheOrigin(string header, string value, HttpStatusCode expected)
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var owner = await accounts.OwnerAsync();
        using var older = accounts.Visit(site: null);
        older.Cookie = owner.Cookie;
        var request = new HttpRequestMessage(HttpMethod.Post, "/account/signout") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add(header, value.Replace("{host}", accounts.Api.Address.Authority, StringComparison.Ordinal));

        using var answer = await older.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task FormsOfWhoHasLostTheSessionLeadToTheSignIn()
    {
        await using var accounts = await FirstStart.StartAsync(stores);
        using var visitor = accounts.Visit();

        Assert.Equal("302 /signin", await visitor.PostedToAsync("/account/password", ("current", "x"), ("next", "y")));
        Assert.Equal("302 /signin", await visitor.PostedToAsync("/account/signout"));
    }
}
