namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class GapsPageTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task FiltersKeepTheirValues_WithoutScripts()
    {
        var page = await Browser.OpenAsync("/systems/advancia/gaps", scripts: false);

        await page.FillAsync("#text-a", "example");
        await page.CheckAsync(".wide-only input[name=priority][value=high]");
        await page.SelectOptionAsync("#category-a", "security");
        await page.FollowAsync(".wide-only button.main");

        Assert.Contains("priority=high", page.Url, StringComparison.Ordinal);
        Assert.Equal("example", await page.InputValueAsync("#text-a"));
        Assert.True(await page.IsCheckedAsync(".wide-only input[name=priority][value=high]"));
        Assert.Equal("security", await page.InputValueAsync("#category-a"));
        Assert.Equal(["high"], (await page.Locator("tbody .prio:not(.matrix *)").AllInnerTextsAsync()).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GoesOnWhereThePageEnded()
    {
        var page = await Browser.OpenAsync("/systems/advancia/gaps?priority=high");
        var first = await page.Locator(".list tbody th a").AllInnerTextsAsync();

        await page.GotoAsync("/systems/advancia/gaps");
        Assert.Equal(20, await page.Locator(".list tbody tr").CountAsync());
        await page.FollowAsync(".pager .button");

        Assert.Contains("after=second", page.Url, StringComparison.Ordinal);
        Assert.NotEmpty(first);
    }

    [Fact]
    public async Task ACellOfTheMatrixLeadsToItsGaps()
    {
        var page = await Browser.OpenAsync("/systems/advancia/gaps");
        var cell = page.Locator(".matrix td.first a").First;
        var count = int.Parse(await cell.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await cell.ClickAsync();

        Assert.Equal(count, await page.Locator(".list tbody tr").CountAsync());
    }

    [Fact]
    public async Task SaysThatNothingMatches_AndTheWayBack()
    {
        var page = await Browser.OpenAsync("/systems/advancia/gaps?text=no-such-thing");

        Assert.StartsWith("No gap matches these filters. Show all ", await page.InnerTextAsync(".none"), StringComparison.Ordinal);
    }
}
