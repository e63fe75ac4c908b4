using System.Net;
using Microsoft.AspNetCore.Http;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class AccountPageTests(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData("/", "/signin?return=%2F")]
    [InlineData("/systems/advancia?tab=gaps", "/signin?return=%2Fsystems%2Fadvancia%3Ftab%3Dgaps")]
    [InlineData("/account", "/signin?return=%2Faccount")]
    public async Task AStrangerIsSentToTheSignIn(string path, string expected)
    {
        using var client = Browser.Client(anonymous: true);

        using var answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/signin", HttpStatusCode.OK)]
    [InlineData("/welcome", HttpStatusCode.OK)]
    [InlineData("/status", HttpStatusCode.OK)]
    [InlineData("/error/503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/alive", HttpStatusCode.OK)]
    public async Task SomePagesAreForEverybody(string path, HttpStatusCode expected)
    {
        using var client = Browser.Client(anonymous: true);

        using var answer = await client.GetAsync(path);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task TheMastheadSaysWhoIsSignedIn_AndTheFormGoesToTheApi()
    {
        var page = await Browser.OpenAsync("/status");

        Assert.Equal("Ines Duarte", await page.InnerTextAsync("#menu a[href='/account']"));
        Assert.Equal("/account/signout", await page.GetAttributeAsync("#menu form", "action"));

        var stranger = await Browser.OpenAsync("/status", anonymous: true);
        Assert.Equal(0, await stranger.Locator("#menu form").CountAsync());
    }

    [Fact]
    public async Task TheCallersCookieGoesToTheApi_WhichTellsWhoItIs()
    {
        var page = await Browser.OpenAsync("/account");

        Assert.Equal("Ines Duarte", await page.InnerTextAsync("h1"));
        Assert.Equal(2, await page.Locator("tbody tr").CountAsync());
        Assert.Equal(1, await page.Locator("form[action^='/account/sessions/']").CountAsync());
    }

    [Fact]
    public async Task WhoseSessionTheApiHasEndedIsSentToTheSignIn()
    {
        Browser.Api.Instead["GET /api/v1/me"] = () => Results.Problem(statusCode: 401);
        try
        {
            var page = await Browser.OpenAsync("/account");

            Assert.EndsWith("/signin?return=%2Faccount", page.Url, StringComparison.Ordinal);
        }
        finally
        {
            Browser.Api.Instead.Clear();
        }
    }

    [Theory]
    [InlineData("/signin", true)]
    [InlineData("/signin?problem=refused", false)]
    public async Task TheSignInSaysThatASessionHasEnded_WhenTheCookieIsOfNone(string path, bool isSaid)
    {
        using var client = Browser.Client(anonymous: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", "__Host-gapless=of-none");

        using var answer = await client.SendAsync(request);

        Assert.Equal(isSaid, (await answer.Content.ReadAsStringAsync()).Contains("Your session has ended.", StringComparison.Ordinal));
        Assert.DoesNotContain("Your session has ended.", await client.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSignInKeepsWhereOneWanted()
    {
        var page = await Browser.OpenAsync("/systems/advancia", anonymous: true);

        Assert.Equal("/systems/advancia", await page.GetAttributeAsync("input[name=return]", "value"));
        Assert.Equal("/account/signin", await page.GetAttributeAsync("main form", "action"));
    }
}
