using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Gapless.Web.Tests.Pages;

/// <summary>What holds for every form: what was typed stays, a summary above it has the focus, and each line of it leads to its field.</summary>
[Collection("browser")]
public sealed class RefusalTests(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData("/systems/new", "POST /api/v1/systems", "slug", "#slug", "text=Add the system")]
    [InlineData("/systems/advancia/documents", "POST /api/v1/documents/preview", "name", "#name", "text=Preview")]
    [InlineData("/systems/fresh/environments", "POST /api/v1/systems/fresh/repositories", "location", "#r-location", "button:text('Add the repository')")]
    [InlineData("/systems/fresh/environments", "POST /api/v1/systems/fresh/environments", "baseUrl", "#e-url", "button:text('Add the environment')")]
    public async Task TheSummaryHasTheFocus_AndLeadsToTheField(string path, string call, string key, string field, string button)
    {
        Browser.Api.Instead[call] = () => Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [key] = ["This cannot be."], ["other"] = ["Nor can that."] });
        var page = await Browser.OpenAsync(path);

        await page.FillAsync(field, "as it was typed");
        await page.ClickAsync(button);

        await HasFocusAsync(page, ".refused");
        Assert.Equal(2, await page.Locator(".refused li").CountAsync());
        Assert.Equal("as it was typed", await page.InputValueAsync(field));
        Assert.Equal("This cannot be.", await page.InnerTextAsync($"{field}-e"));
        Assert.Equal("true", await page.GetAttributeAsync(field, "aria-invalid"));
        Assert.Contains($"{field[1..]}-e", await page.GetAttributeAsync(field, "aria-describedby"), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await HasFocusAsync(page, field);
    }

    [Theory]
    [InlineData("/signin?problem=refused", "#email")]
    [InlineData("/welcome?problem=common&token=x", "#password")]
    [InlineData("/account?problem=current", "#current")]
    public async Task TheFormsOfTheAccountDoSoToo(string path, string field)
    {
        var page = await Browser.OpenAsync(path);

        await HasFocusAsync(page, ".refused");
        Assert.True(await page.IsVisibleAsync(field));
        Assert.Equal("", await page.InputValueAsync("input[type=password] >> nth=0"));
    }

    [Theory]
    [InlineData("Probe now", "/systems/advancia/environments", "Probe of prod: No worker is free.")]
    [InlineData("Scan now", "/systems/advancia/environments", "Scan of main: No worker is free.")]
    public async Task AScanThatIsRefusedComesBackToItsButton(string button, string path, string told)
    {
        Browser.Api.Instead["POST /api/v1/systems/advancia/scans"] = () => Results.Problem("No worker is free.", statusCode: 409);
        var page = await Browser.OpenAsync(path, scripts: false);

        await page.FollowAsync($"button:text('{button}')");

        Assert.Equal(told, await page.InnerTextAsync(".refused li"));
        Assert.Equal("No worker is free.", await page.InnerTextAsync(".ask + .wrong"));
    }

    [Fact]
    public async Task AScanThatCannotBeStoppedGoesOn()
    {
        Browser.Api.Instead["DELETE /api/v1/operations/0198c000-0000-7000-8000-0000000000c1"] = () => Results.Problem("It has ended already.", statusCode: 409);
        var page = await Browser.OpenAsync("/scans/0198c000-0000-7000-8000-0000000000b1", scripts: false);

        await page.FollowAsync("text=Stop the scan");

        Assert.Equal("It has ended already.", await page.InnerTextAsync(".refused li"));
    }

    [Theory]
    [InlineData("/systems/advancia/environments?at=scan-x&refused=Call+this+number")]
    [InlineData("/gaps/0198c000-0000-7000-8000-0000000000aa?at=file&refused=Call+this+number")]
    public async Task NobodyElsePutsWordsOnAPage(string path)
    {
        var page = await Browser.OpenAsync(path);

        Assert.Equal(0, await page.Locator(".refused").CountAsync());
        Assert.DoesNotContain("Call this number", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    // A browser gives it when it has drawn the page.
    private static async Task HasFocusAsync(IPage page, string selector) => await page.WaitForFunctionAsync("selector => document.activeElement === document.querySelector(selector)", selector);
}
