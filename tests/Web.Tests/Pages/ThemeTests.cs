using Microsoft.Playwright;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class ThemeTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task TheChoiceStays_OnEveryPage()
    {
        var page = await Browser.OpenAsync("/?from=here", scheme: ColorScheme.Light);
        var light = await GroundAsync(page);

        await page.FollowAsync("button[value=dark]");

        Assert.EndsWith("/?from=here", page.Url, StringComparison.Ordinal);
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        Assert.NotEqual(light, await GroundAsync(page));
        await page.GotoAsync("/nothing-here");
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        await page.FollowAsync("button[value=system]");
        Assert.Null(await page.GetAttributeAsync("html", "data-theme"));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task NeverLeadsAway(string back)
    {
        var page = await Browser.OpenAsync("/");
        await page.EvaluateAsync("back => document.querySelector('input[name=back]').value = back", back);

        await page.FollowAsync("button[value=dark]");

        Assert.Equal(Browser.Web.Address + "/", page.Url);
    }

    [Fact]
    public async Task RefusesAFormOfAnotherSite()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Browser.Web.Address) };

        using var form = new FormUrlEncodedContent([new("theme", "dark")]);
        using var answer = await client.PostAsync("/preferences/theme", form);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("theme=", StringComparison.Ordinal)));
    }

    private static Task<string> GroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
