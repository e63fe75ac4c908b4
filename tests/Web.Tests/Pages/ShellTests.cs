using System.Net;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class ShellTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task TheMenuOpensAndClosesByKeyboard_OnAPhone()
    {
        var page = await Browser.OpenAsync("/", width: 360);
        Assert.False(await page.IsVisibleAsync("#menu"));

        await page.FocusAsync(".menu-button");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.IsVisibleAsync("#menu"));
        await page.Keyboard.PressAsync("Escape");

        Assert.False(await page.IsVisibleAsync("#menu"));
    }

    [Fact]
    public async Task MarksThePageThatOneIsOn()
    {
        var page = await Browser.OpenAsync("/status");

        Assert.Equal("Status", await page.InnerTextAsync("#menu [aria-current=page]"));
    }

    [Theory]
    [InlineData("/nothing-here", 404)]
    [InlineData("/error/503", 503)]
    [InlineData("/status", 200)]
    public async Task AnswersWithTheStatusThatThePageTells(string path, int status)
    {
        using var client = Browser.Client();

        using var answer = await client.GetAsync(path);

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/systems/new")]
    public async Task CookiesAreForThisHostOverHttpsAlone(string path)
    {
        using var client = Browser.Client();

        using var answer = await client.GetAsync(path);

        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Matches("^__Host-[^;]+;.*secure;.*samesite=(strict|lax);.*httponly", cookie.ToLowerInvariant().Replace("__host-", "__Host-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task StylesAreNamedByWhatTheyHoldAndFoundFromNestedPages()
    {
        var page = await Browser.OpenAsync("/a/b/c");

        var sheet = await page.GetAttributeAsync("link[rel=stylesheet]", "href");

        Assert.Matches(@"^/gapless\.[a-z0-9]{10}\.css$", sheet);
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }
}
