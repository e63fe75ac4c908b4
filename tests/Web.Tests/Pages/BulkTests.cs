using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class BulkTests(Browser browser) : PageTests(browser)
{
    private const string Path = "/systems/advancia/gaps?priority=high";

    private int before;

    [Fact]
    public async Task GivesTheTickedGapsAnOwner_EachUnderTheTagThatWasShown()
    {
        var page = await OpenAsync();

        await TickAsync(page, 0, 2);
        await page.SelectOptionAsync("#bulk-owner", new SelectOptionValue { Label = "Ines Duarte" });
        await page.FollowAsync("text=Save owner and date");

        Assert.Contains("priority=high", page.Url, StringComparison.Ordinal);
        Assert.Equal("Changed 2 gaps.", await page.InnerTextAsync(".notice p"));
        var sent = Browser.Api.Received.Skip(before).Where(one => one.Method == "PATCH").ToList();
        Assert.Equal(2, sent.Select(one => one.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.All(sent, one => Assert.Equal("0198c000-0000-7000-8000-00000000000e", JsonDocument.Parse(one.Body).RootElement.GetProperty("ownerId").GetString()));
        Assert.All(sent, one => Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(one.Body).RootElement.GetProperty("dueOn").ValueKind));
    }

    [Fact]
    public async Task SaysWhichWereRefusedAndWhy_AndKeepsThemTicked()
    {
        var page = await OpenAsync();
        var second = (await page.GetAttributeAsync(".list tbody tr:nth-child(2) th a", "href"))!;
        var title = await page.InnerTextAsync(".list tbody tr:nth-child(2) th a");
        Browser.Api.Instead[$"PATCH /api/v1{second}"] = () => Results.Problem("It has changed since you read it.", statusCode: 412);

        await TickAsync(page, 0, 1);
        await page.FillAsync("#bulk-due", "2026-12-24");
        await page.FollowAsync("text=Save owner and date");

        Assert.Equal("Changed 1 gap; 1 was refused.", await page.InnerTextAsync(".refused b"));
        Assert.Equal($"{title}: It has changed since you read it.", await page.InnerTextAsync(".refused li"));
        Assert.Equal("2026-12-24", await page.InputValueAsync("#bulk-due"));
        Assert.Equal("false true", await page.Locator(".pick input").EvaluateAllAsync<string>("boxes => boxes.slice(0, 2).map(box => box.checked).join(' ')"));
    }

    [Fact]
    public async Task VerifiesTheTickedGaps()
    {
        var page = await OpenAsync();

        await TickAsync(page, 1);
        await page.FollowAsync(".bulk >> text=Verify now");

        Assert.StartsWith("Verifying 1 gap now.", await page.InnerTextAsync(".notice p"), StringComparison.Ordinal);
        Assert.Single(Browser.Api.Received.Skip(before), one => one.Path.EndsWith("/verify", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "Tick the gaps that it is about.")]
    [InlineData(true, "Owner: Choose an owner or give a date.")]
    public async Task SaysWhatIsMissing(bool isTicked, string told)
    {
        var page = await OpenAsync();
        if (isTicked)
        {
            await TickAsync(page, 0);
        }
        else
        {
            await page.FillAsync("#bulk-due", "2026-12-24");
        }

        await page.FollowAsync("text=Save owner and date");

        Assert.Equal(told, await page.InnerTextAsync(".refused li"));
        Assert.Equal(isTicked, await page.IsCheckedAsync(".pick input >> nth=0"));
        Assert.DoesNotContain(Browser.Api.Received.Skip(before), one => one.Method == "PATCH");
    }

    private async Task<IPage> OpenAsync()
    {
        before = Browser.Api.Received.Count;
        return await Browser.OpenAsync(Path, scripts: false);
    }

    private static async Task TickAsync(IPage page, params int[] rows)
    {
        foreach (var row in rows)
        {
            await page.CheckAsync($".pick input >> nth={row}");
        }
    }
}
