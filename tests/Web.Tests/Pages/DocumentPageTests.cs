using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class DocumentPageTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task ShowsClaimsAgainstProof_AndNothingOfItRuns()
    {
        var page = await Browser.OpenAsync("/documents/0198c000-0000-7000-8000-0000000000d0");

        Assert.Equal(["4", "7", "33", "15"], await page.Locator(".quad b").AllInnerTextsAsync());
        Assert.Equal("85% production-ready", await page.InnerTextAsync(".verdict .say"));
        Assert.Equal("11", await page.InnerTextAsync("#claims tbody tr:first-child .num"));
        Assert.Equal("3", await page.GetAttributeAsync(".code .hit", "data-n"));
        Assert.Equal(["2 added", "1 changed"], await page.Locator("#changes summary").AllInnerTextsAsync());
        Assert.Equal(["Distributed tracing", "Load tests <script>window.harmed = 1</script>"], await page.Locator("#changes details:first-of-type li").AllInnerTextsAsync());
        Assert.True(await page.EvaluateAsync<bool>("window.harmed === undefined"));
        Assert.Equal(0, await page.Locator(".foreign img, .foreign script").CountAsync());
    }

    [Fact]
    public async Task PreviewsWhatWasPasted_AndImportsIt_WithoutScripts()
    {
        var page = await Browser.OpenAsync("/systems/advancia/documents", scripts: false);

        await page.FillAsync("#name", "gaps.md");
        await page.FillAsync("#content", "# Gaps\n\n- ❌ TLS");
        await page.FollowAsync("text=Preview");
        Assert.Contains("4. SSL/TLS certificates", await page.InnerTextAsync("#preview"), StringComparison.Ordinal);
        Assert.Equal("# Gaps\n\n- ❌ TLS", await page.InputValueAsync("#content"));
        await page.FollowAsync("button[value=import]");

        Assert.EndsWith("/documents/0198c000-0000-7000-8000-0000000000d0", page.Url, StringComparison.Ordinal);
        var sent = Browser.Api.Received.Last(one => one.Path.EndsWith("/systems/advancia/documents", StringComparison.Ordinal));
        Assert.Equal("# Gaps\n\n- ❌ TLS", JsonDocument.Parse(sent.Body).RootElement.GetProperty("content").GetString()!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task KeepsTheBytesOfAFileBetweenPreviewAndImport()
    {
        var bytes = Encoding.Latin1.GetBytes("# Gaps \u00e2\u009d\u008c");
        var page = await Browser.OpenAsync("/systems/advancia/documents", scripts: false);

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "broken.md", MimeType = "text/markdown", Buffer = bytes });
        await page.FollowAsync("text=Preview");
        await page.FollowAsync("button[value=import]");

        var sent = JsonDocument.Parse(Browser.Api.Received.Last(one => one.Path.EndsWith("/systems/advancia/documents", StringComparison.Ordinal)).Body).RootElement;
        Assert.Equal("broken.md", sent.GetProperty("name").GetString());
        Assert.Equal(bytes, sent.GetProperty("contentBase64").GetBytesFromBase64());
    }

    [Fact]
    public async Task IsRemoved_AfterAQuestion()
    {
        var page = await Browser.OpenAsync("/documents/0198c000-0000-7000-8000-0000000000d0", scripts: false);

        await page.ClickAsync("text=Remove");
        await page.FollowAsync("button:text('Remove the document')");

        Assert.Equal("Removed the document.", await page.InnerTextAsync(".notice p"));
        Assert.Contains(Browser.Api.Received, one => one.Method == "DELETE" && one.Path.Contains("/documents/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheListGoesOn()
    {
        var page = await Browser.OpenAsync("/systems/advancia/documents");

        await page.FollowAsync("text=Next");

        Assert.EndsWith("?after=second", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("text=Next").CountAsync());
    }

    [Fact]
    public async Task SaysThatAFileIsTooLarge()
    {
        var page = await Browser.OpenAsync("/systems/advancia/documents", scripts: false);

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "large.md", MimeType = "text/markdown", Buffer = new byte[4_000_000] });
        await page.FollowAsync("text=Preview");

        Assert.Equal("This file has 4 MB; up to 3 MB are taken.", await page.InnerTextAsync("#file-e"));
    }

    [Fact]
    public async Task SaysWhatIsWrongUnderItsField()
    {
        Browser.Api.Instead["POST /api/v1/documents/preview"] = () => Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = ["Give a value."] });
        var page = await Browser.OpenAsync("/systems/advancia/documents");

        await page.FillAsync("#content", "kept");
        await page.FollowAsync("text=Preview");

        Assert.Equal("Give a value.", await page.InnerTextAsync("#name-e"));
        Assert.Equal("kept", await page.InputValueAsync("#content"));
        Browser.Api.Instead.Clear();
    }
}
