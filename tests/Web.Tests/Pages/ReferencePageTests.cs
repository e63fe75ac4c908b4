using System.Text.Json.Nodes;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class ReferencePageTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task ShowsEveryOperation_ToAnybody()
    {
        var page = await Browser.OpenAsync("/reference", anonymous: true, scripts: false);

        var description = JsonNode.Parse(await File.ReadAllTextAsync(Checkout.PathOf("docs/openapi.json")))!;
        var described = ((JsonObject)description["paths"]!).SelectMany(path => ((JsonObject)path.Value!).Select(one => one.Value!["operationId"]!.GetValue<string>()));
        var shown = await page.Locator("details[id]:not([id^='type-'])").EvaluateAllAsync<string[]>("all => all.map(one => one.id)");
        Assert.Equal(described.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UnfoldsWhatAnOperationTakesAndAnswers_AndLeadsToItsTypes()
    {
        var page = await Browser.OpenAsync("/reference", scripts: false);

        await page.Locator("#startScan summary").ClickAsync();

        var text = await page.Locator("#startScan").InnerTextAsync();
        Assert.Contains("Idempotency-Key", text, StringComparison.Ordinal);
        Assert.Contains("\"repositoryId\"", text, StringComparison.Ordinal);
        Assert.Contains("202 Accepted", text, StringComparison.Ordinal);
        Assert.Contains("429 Too Many Requests", text, StringComparison.Ordinal);
        await page.Locator("#startScan a[href='#type-NewScan']").ClickAsync();
        Assert.Contains("environmentId", await page.Locator("#type-NewScan").TextContentAsync(), StringComparison.Ordinal);
    }
}
