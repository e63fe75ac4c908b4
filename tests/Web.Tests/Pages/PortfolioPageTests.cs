using Microsoft.AspNetCore.Http;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class PortfolioPageTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task ShowsTheWordOfEachSystem_AndLeadsToItsGaps()
    {
        var page = await Browser.OpenAsync("/");

        Assert.Equal(["NO-GO", "NOT PROVEN"], await page.Locator(".fleet .word").AllInnerTextsAsync());
        await page.FollowAsync(".fleet tbody tr:first-child .cell:nth-child(5) a");

        Assert.EndsWith("/systems/advancia/gaps?category=containers", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhatIsNotKnown_ThenTheOneThingToDo()
    {
        Browser.Api.IsEmpty = true;
        var page = await Browser.OpenAsync("/");
        Browser.Api.IsEmpty = false;

        Assert.Equal("NOT PROVEN", await page.InnerTextAsync(".verdict .word"));
        await page.FollowAsync(".button.main");

        Assert.EndsWith("/systems/new", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddsASystem_AndKeepsWhatWasTypedWhenItIsRefused()
    {
        Browser.Api.Instead["POST /api/v1/systems"] = () => Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["slug"] = ["There is one already."] });
        var page = await Browser.OpenAsync("/systems/new", scripts: false);

        await page.FillAsync("#name", "Fresh");
        await page.SelectOptionAsync("#tier", "critical");
        await page.FollowAsync("text=Add the system");
        Assert.Equal("There is one already.", await page.InnerTextAsync("#slug-e"));
        Assert.Equal("Fresh", await page.InputValueAsync("#name"));
        Assert.Equal("critical", await page.InputValueAsync("#tier"));
        Browser.Api.Instead.Clear();
        await page.FollowAsync("text=Add the system");

        Assert.EndsWith("/systems/fresh", page.Url, StringComparison.Ordinal);
    }
}
