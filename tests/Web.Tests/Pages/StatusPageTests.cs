using Gapless.Contracts.Installation;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class StatusPageTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task ShowsEachPartAndHowItIs()
    {
        Browser.Api.Say(("API", PartStatus.Healthy, 2), ("Worker", PartStatus.Unknown, 0), ("Cache", PartStatus.Degraded, null));

        var page = await Browser.OpenAsync("/status");

        var rows = await page.Locator("tbody tr").AllInnerTextsAsync();
        Assert.Equal(["API answers 2 processes", "Worker not heard of no process", "Cache degraded a store"], rows.Select(row => string.Join(' ', row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("13 Nov 2026, 05:16:00 UTC", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PartStatus.Healthy, "every part answers")]
    [InlineData(PartStatus.Degraded, "some parts do not answer as they should")]
    [InlineData(PartStatus.Unhealthy, "a part does not work")]
    public async Task SaysTheWholeInTheTitle(PartStatus status, string title)
    {
        Browser.Api.Say(("API", status, 1));

        var page = await Browser.OpenAsync("/status");

        Assert.Equal($"{title} · Gapless", await page.TitleAsync());
    }

    [Fact]
    public async Task SaysThatNothingIsKnown_WhenTheApiTalksNonsense()
    {
        Browser.Api.Status = null;

        var page = await Browser.OpenAsync("/status");

        Assert.Contains("nothing is known", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
