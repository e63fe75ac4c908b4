using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class GapPageTests(Browser browser) : PageTests(browser)
{
    private const string Path = "/gaps/0198c000-0000-7000-8000-0000000000aa";

    [Fact]
    public async Task ShowsTheLadderWithTheRungThatContradicts()
    {
        var page = await Browser.OpenAsync(Path);

        Assert.Equal(["says done", "pass", "fail", "says nothing"], await page.Locator(".ladder .outcome").AllInnerTextsAsync());
        Assert.Equal("break", await page.GetAttributeAsync(".ladder .rung:nth-child(2)", "data-link"));
        Assert.Equal("fail: Certificates renew without a person · Gapless", await page.TitleAsync());
    }

    [Fact]
    public async Task ShowsTheExchangeAndTheLineThatDecide()
    {
        var page = await Browser.OpenAsync(Path);

        Assert.Contains("301 Moved Permanently in 41 ms\nlocation: https://app.advancia.example/login", await page.InnerTextAsync(".wirelog pre:nth-child(2)"), StringComparison.Ordinal);
        Assert.Equal("46", await page.GetAttributeAsync(".code .hit.good", "data-n"));
    }

    [Fact]
    public async Task VerifiesNow_WithoutScripts()
    {
        var page = await Browser.OpenAsync(Path, scripts: false);

        await page.FollowAsync("text=Verify now");

        Assert.EndsWith("?done=verify", page.Url, StringComparison.Ordinal);
        Assert.Contains("Verifying now", await page.InnerTextAsync(".notice"), StringComparison.Ordinal);
        Assert.Contains(Browser.Api.Received, one => one.Path.EndsWith("/verify", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(409, "Add an environment first.")]
    [InlineData(403, "This is not for your role.")]
    public async Task SaysWhyItCannotVerify(int status, string why)
    {
        Browser.Api.Instead[$"POST /api/v1{Path}/verify"] = () => Results.Problem("Add an environment first.", statusCode: status);
        var page = await Browser.OpenAsync(Path);

        await page.FollowAsync("text=Verify now");

        Assert.StartsWith(why, await page.InnerTextAsync(".acts [role=alert]"), StringComparison.Ordinal);
        Browser.Api.Instead.Clear();
    }

    [Fact]
    public async Task SavesTheDateUnderTheTagThatWasShown()
    {
        var page = await Browser.OpenAsync(Path);

        await page.FillAsync("#due", "2026-12-24");
        await page.FollowAsync("text=Save owner and date");

        Assert.EndsWith("?done=saved", page.Url, StringComparison.Ordinal);
        var sent = Browser.Api.Received.Last(one => one.Method == "PATCH");
        Assert.Equal("2026-12-24", JsonDocument.Parse(sent.Body).RootElement.GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task GivesAnOwner_WhoIsAMember()
    {
        var page = await Browser.OpenAsync(Path, scripts: false);
        Assert.Equal("Ines Duarte", await page.EvaluateAsync<string>("document.querySelector('#owner').selectedOptions[0].text"));

        await page.SelectOptionAsync("#owner", new Microsoft.Playwright.SelectOptionValue { Label = "nobody" });
        await page.FillAsync("#due", "");
        await page.FollowAsync("text=Save owner and date");

        var sent = JsonDocument.Parse(Browser.Api.Received.Last(one => one.Method == "PATCH").Body).RootElement;
        Assert.Equal(("00000000-0000-0000-0000-000000000000", "0001-01-01"), (sent.GetProperty("ownerId").GetString(), sent.GetProperty("dueOn").GetString()));
    }

    [Fact]
    public async Task ShowsItAsItIsNow_WhenSomebodyElseWasFaster()
    {
        Browser.Api.Instead[$"PATCH /api/v1{Path}"] = () => Results.Problem("It has changed since you read it.", statusCode: 412);
        var page = await Browser.OpenAsync(Path, scripts: false);

        await page.EvaluateAsync("document.querySelector('[name=\"Change.Tag\"]').value = '\"1\"'");
        await page.FillAsync("#due", "2026-12-24");
        await page.FollowAsync("text=Save owner and date");

        Assert.Equal("It has changed since you read it.", await page.InnerTextAsync(".refused li"));
        Assert.Equal("2026-12-24", await page.InputValueAsync("#due"));
        Assert.Equal("\"7\"", await page.InputValueAsync("[name='Change.Tag']"));
    }

    [Fact]
    public async Task TheWholeHistoryIsPaged()
    {
        var page = await Browser.OpenAsync(Path + "/history");
        Assert.Equal(3, await page.Locator(".timeline li").CountAsync());

        await page.FollowAsync("text=Next");

        Assert.StartsWith("Nothing has changed before that.", await page.InnerTextAsync(".none"), StringComparison.Ordinal);
        await page.FollowAsync("text=From the beginning");
        Assert.EndsWith("/history", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsTheDateThatWasRefused()
    {
        Browser.Api.Instead[$"PATCH /api/v1{Path}"] = () => Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["dueOn"] = ["Give a day to come."] });
        var page = await Browser.OpenAsync(Path);

        await page.FillAsync("#due", "2020-01-01");
        await page.FollowAsync("text=Save owner and date");

        Assert.Equal("Give a day to come.", await page.InnerTextAsync("#due-e"));
        Assert.Equal("2020-01-01", await page.InputValueAsync("#due"));
        Browser.Api.Instead.Clear();
    }

    [Fact]
    public async Task PassesAFileOn()
    {
        var page = await Browser.OpenAsync(Path, scripts: false);

        await page.SetInputFilesAsync("#file", new Microsoft.Playwright.FilePayload { Name = "proof of it.txt", MimeType = "text/plain", Buffer = "it is so"u8.ToArray() });
        await page.FollowAsync("text=Add the file");

        Assert.EndsWith("?done=file", page.Url, StringComparison.Ordinal);
        Assert.Contains(Browser.Api.Received, one => one.Path.EndsWith("/files?name=proof%20of%20it.txt", StringComparison.Ordinal) && one.Body == "it is so");
    }

    [Fact]
    public async Task TakesNoFileWithoutTheFormsToken()
    {
        using var client = Browser.Client();
        using var form = new MultipartFormDataContent { { new StringContent("x"), "file", "stolen.txt" } };

        using var answer = await client.PostAsync(Path + "/files", form);

        Assert.True(answer.StatusCode is System.Net.HttpStatusCode.BadRequest or System.Net.HttpStatusCode.Forbidden, $"{answer.StatusCode}");
        Assert.DoesNotContain(Browser.Api.Received, one => one.Path.Contains("stolen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheKeysGoInReadingOrder()
    {
        var page = await Browser.OpenAsync(Path);
        var tops = new List<float>();

        await page.FocusAsync("main a");
        while (await page.EvaluateAsync<bool>("!!document.activeElement.closest('main .page')"))
        {
            tops.Add(await page.EvaluateAsync<float>("document.activeElement.closest('.subject, .gap-head, .sheet').getBoundingClientRect().top + scrollY"));
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.True(tops.Count > 8);
        Assert.Equal(tops.Order(), tops);
    }
}
