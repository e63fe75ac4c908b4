using System.Collections.Concurrent;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class RedirectTests(Browser browser) : PageTests(browser)
{
    /// <summary>Behind the gateway our own address is one that no browser reaches.</summary>
    [Fact]
    public async Task LeadByPath()
    {
        var page = await Browser.OpenAsync("/systems/new");
        var locations = new ConcurrentQueue<string>();
        page.Response += (_, answer) =>
        {
            if (answer.Headers.TryGetValue("location", out var location))
            {
                locations.Enqueue(location);
            }
        };

        await page.FillAsync("#name", "Shop");
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/systems/*");

        Assert.StartsWith("/systems/", Assert.Single(locations), StringComparison.Ordinal);
    }
}
