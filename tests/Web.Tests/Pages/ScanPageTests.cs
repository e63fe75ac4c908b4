using Gapless.Contracts;
using Gapless.Web.Tests.Examples;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class ScanPageTests(Browser browser) : PageTests(browser)
{
    private const string Running = "/scans/0198c000-0000-7000-8000-0000000000b1";
    private const string Operation = "0198c000-0000-7000-8000-0000000000c1";

    [Fact]
    public async Task ShowsHowFarItIs_WithoutScripts()
    {
        var page = await Browser.OpenAsync(Running, scripts: false);

        Assert.Equal("2", await page.InnerTextAsync("#done"));
        Assert.Equal("judging", await page.GetAttributeAsync("#stages [aria-current]", "data-stage"));
        Assert.Equal(69, await page.Locator("#panel .wait").CountAsync());
    }

    [Fact]
    public async Task SaysWhyItBeganAgain()
    {
        var page = await Browser.OpenAsync(Running, scripts: false);

        Assert.Equal("Attempt 1 did not end: The worker that had the job was not heard of any more. Nothing of it was kept; the scan begins again by itself.", await page.InnerTextAsync(".notice p"));
    }

    [Fact]
    public async Task NamesTheStagesOfAProbe()
    {
        Browser.Api.Instead["GET /api/v1/scans/0198c000-0000-7000-8000-0000000000b1"] = () =>
        {
            var scan = ExampleScans.Detail(ExampleScans.Running);
            return Results.Json(scan with { Scan = scan.Scan with { TargetKind = "environment" }, Progress = scan.Progress! with { Stage = "probing" } }, GaplessJson.Default.ScanDetail);
        };
        try
        {
            var page = await Browser.OpenAsync(Running, scripts: false);

            Assert.Equal("Probe", await page.InnerTextAsync("#stages [aria-current]"));
        }
        finally
        {
            Browser.Api.Instead.Clear();
        }
    }

    [Fact]
    public async Task LightsLampsByEvents_AndResumes()
    {
        var asked = 0;
        var page = await PageAsync(async route =>
        {
            asked++;
            await route.FulfillAsync(new()
            {
                ContentType = "text/event-stream",
                Body = asked == 1
                    ? "retry: 50\n" + Event(7, "operation.progress", $$$$"""{"id":"{{{{Operation}}}}","progress":{"stage":"judging","done":3,"checks":{"tls.renewal":"fail"}}}""")
                    : Event(8, "operation.progress", $$$$"""{"id":"{{{{Operation}}}}","progress":{"stage":"storing","done":4,"checks":{"tls.renewal":"fail","data.example-20":"pass"}}}"""),
            });
        });

        await page.WaitForSelectorAsync("#c-data\\.example-20 .mark.pass");

        Assert.Equal("Certificates renew without a person: fail", await page.GetAttributeAsync("#c-tls\\.renewal", "title"));
        Assert.Equal("storing", await page.GetAttributeAsync("#stages [aria-current]", "data-stage"));
        Assert.True(await page.IsVisibleAsync("#log"));
        Assert.True(asked > 1, "the stream is opened again when it breaks");
    }

    [Fact]
    public async Task LoadsAgain_WhenTheScanEnds()
    {
        var page = await PageAsync(route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = Event(9, "operation.finished", $$$$"""{"id":"{{{{Operation}}}}","state":"Succeeded"}""") }), open: false);

        var loads = 0;
        page.Load += (_, _) => loads++;
        await page.GotoAsync(Running);
        await page.WaitForFunctionAsync("performance.getEntriesByType('navigation')[0].type === 'reload'");

        Assert.True(loads > 0);
    }

    [Fact]
    public async Task StopsTheScan()
    {
        var page = await Browser.OpenAsync(Running, scripts: false);

        await page.FollowAsync("text=Stop the scan");

        Assert.EndsWith(Running, page.Url, StringComparison.Ordinal);
        Assert.Contains(Browser.Api.Received, one => one.Method == "DELETE" && one.Path.EndsWith(Operation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("b2", "The scan failed on 13 Nov 2026, 05:16 UTC: The repository asked for a password.")]
    [InlineData("b3", "The scan was stopped. What was known before still holds.")]
    public async Task SaysHowItEnded(string id, string told)
    {
        var page = await Browser.OpenAsync("/scans/0198c000-0000-7000-8000-0000000000" + id);

        Assert.StartsWith(told, await page.InnerTextAsync(".notice p"), StringComparison.Ordinal);
    }

    private async Task<IPage> PageAsync(Func<IRoute, Task> events, bool open = true)
    {
        var page = await Browser.OpenAsync("/status");
        await page.RouteAsync("**/api/v1/events", events);
        if (open)
        {
            await page.GotoAsync(Running);
        }

        return page;
    }

    private static string Event(int id, string kind, string data) => $"id: {id}\nevent: {kind}\ndata: {data}\n\n";
}
