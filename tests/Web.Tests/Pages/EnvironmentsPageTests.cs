using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class EnvironmentsPageTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task AddsAnEnvironment_WithoutScripts()
    {
        var page = await Browser.OpenAsync("/systems/fresh/environments", scripts: false);

        await page.FillAsync("#e-name", "prod");
        await page.FillAsync("#e-url", "https://shop.example");
        await page.CheckAsync("input[name='Environment.IsProduction']");
        await page.FollowAsync("text=Add the environment");

        Assert.EndsWith("/systems/fresh/environments", page.Url, StringComparison.Ordinal);
        var sent = JsonDocument.Parse(Browser.Api.Received.Last(one => one.Path.EndsWith("/fresh/environments", StringComparison.Ordinal)).Body).RootElement;
        Assert.Equal("https://shop.example", sent.GetProperty("baseUrl").GetString());
        Assert.True(sent.GetProperty("isProduction").GetBoolean());
    }

    [Fact]
    public async Task KeepsWhatWasTyped_AndSaysWhatIsWrong()
    {
        Browser.Api.Instead["POST /api/v1/systems/advancia/repositories"] = () => Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["location"] = ["An https address."] });
        var page = await Browser.OpenAsync("/systems/advancia/environments", scripts: false);

        await page.ClickAsync("text=Add a repository");
        await page.FillAsync("#r-name", "second");
        await page.FillAsync("#r-location", "ftp://git.example");
        await page.FollowAsync("text=Add the repository");

        Assert.Equal("An https address.", await page.InnerTextAsync("#r-location-e"));
        Assert.Equal("ftp://git.example", await page.InputValueAsync("#r-location"));
        Assert.Equal("second", await page.InputValueAsync("#r-name"));
        Browser.Api.Instead.Clear();
    }

    [Fact]
    public async Task ScansNow_AndLeadsToTheScan()
    {
        var page = await Browser.OpenAsync("/systems/advancia/environments", scripts: false);

        await page.FollowAsync("text=Probe now");

        Assert.EndsWith("/scans/0198c000-0000-7000-8000-0000000000b1", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassesAnArchiveOn_LargerThanAFormMayBe()
    {
        using var archive = new LargeFile(60_000_000);
        var page = await Browser.OpenAsync("/systems/advancia/environments", scripts: false);
        page.SetDefaultTimeout(30_000);

        await page.SetInputFilesAsync("input[type=file]", archive.Path);
        await page.FollowAsync("text=Upload and scan");

        Assert.EndsWith("/scans/0198c000-0000-7000-8000-0000000000b1", page.Url, StringComparison.Ordinal);
        Assert.Equal(60_000_000, Browser.Api.Received.Last(one => one.Path.EndsWith("/archive", StringComparison.Ordinal)).Body.Length);
    }

    [Fact]
    public async Task SaysThatAnArchiveIsTooLarge_AfterItWasSentWhole()
    {
        Browser.Api.Instead["POST /api/v1/systems/advancia/repositories/0198c000-0000-7000-8000-000000000002/archive"] = () => Results.Problem("At most 1,000 bytes are taken.", statusCode: 413);
        using var archive = new LargeFile(40_000_000);
        var page = await Browser.OpenAsync("/systems/advancia/environments", scripts: false);
        page.SetDefaultTimeout(30_000);

        await page.SetInputFilesAsync("input[type=file]", archive.Path);
        await page.FollowAsync("text=Upload and scan");

        Assert.Equal("At most 1,000 bytes are taken.", await page.InnerTextAsync(".field .wrong"));
    }

    [Fact]
    public async Task SaysWhyAnArchiveIsNotTaken()
    {
        Browser.Api.Instead["POST /api/v1/systems/advancia/repositories/0198c000-0000-7000-8000-000000000002/archive"] = () => Results.Problem("Neither a zip nor a tar archive.", statusCode: 415);
        var page = await Browser.OpenAsync("/systems/advancia/environments", scripts: false);

        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "a.txt", MimeType = "text/plain", Buffer = "text"u8.ToArray() });
        await page.FollowAsync("text=Upload and scan");

        Assert.Equal("Neither a zip nor a tar archive.", await page.InnerTextAsync(".field .wrong"));
        Assert.Equal("Archive of design: Neither a zip nor a tar archive.", await page.InnerTextAsync(".refused li"));
        Browser.Api.Instead.Clear();
    }

    [Fact]
    public async Task AsksBeforeItRemoves()
    {
        var page = await Browser.OpenAsync("/systems/advancia/environments", scripts: false);

        await page.FollowAsync("text=Remove prod");
        Assert.Equal("Remove prod", await page.InnerTextAsync("h1"));
        await page.FollowAsync("button:text('Remove prod')");

        Assert.EndsWith("/systems/advancia/environments", page.Url, StringComparison.Ordinal);
        Assert.Contains(Browser.Api.Received, one => one.Method == "DELETE" && one.Path.Contains("/environments/", StringComparison.Ordinal));
    }
}
