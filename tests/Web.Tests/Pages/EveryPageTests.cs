using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Gapless.Contracts.Installation;
using Microsoft.Playwright;

namespace Gapless.Web.Tests.Pages;

/// <summary>What holds for every page: add a page to <see cref="Paths"/>, and it is looked at in every width and theme.</summary>
[Collection("every page")]
public sealed class EveryPageTests(Browser browser) : PageTests(browser)
{
    private static readonly string[] Paths =
    [
        "/", "/status", "/nothing-here", "/error/500", "/error/503", "/systems/advancia", "/systems/fresh", "/gapless", "/reference",
        "/signin", "/signin?problem=refused", "/welcome?token=x", "/welcome?problem=common&token=x", "/welcome?problem=link", "/account", "/account?problem=current",
        "/systems/advancia/gaps", "/gaps/0198c000-0000-7000-8000-0000000000aa", "/systems/advancia/scans", "/systems/fresh/scans",
        "/scans/0198c000-0000-7000-8000-0000000000b0", "/scans/0198c000-0000-7000-8000-0000000000b1", "/scans/0198c000-0000-7000-8000-0000000000b2",
        "/systems/new", "/systems/advancia/documents", "/documents/0198c000-0000-7000-8000-0000000000d0", "/systems/advancia/environments", "/systems/fresh/environments",
        "/systems/advancia/environments/0198c000-0000-7000-8000-000000000003/remove", "/documents/0198c000-0000-7000-8000-0000000000d0/remove",
        "/gaps/0198c000-0000-7000-8000-0000000000aa/history", "/systems/advancia/changes", "/systems/fresh/documents", "/systems/fresh/gaps", "/scans/0198c000-0000-7000-8000-0000000000b3",
        "/systems/advancia/gaps?text=nothing-like-it", "/systems/advancia/gaps?done=change&count=3",
    ];

    private static readonly (int Width, ColorScheme Scheme)[] Views = [(1440, ColorScheme.Light), (1440, ColorScheme.Dark), (768, ColorScheme.Dark), (360, ColorScheme.Light)];

    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }, ResultTypes = [ResultType.Violations] };

    /// <summary>A folder for pictures of every view, for people to look at.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("GAPLESS_PICTURES");

    public static TheoryData<string> All => new(Paths);

    [Theory]
    [MemberData(nameof(All))]
    public async Task IsAccessibleAndFits(string path)
    {
        Browser.Api.Say(("API", PartStatus.Healthy, 2), ("Worker", PartStatus.Unknown, 0), ("Database", PartStatus.Unhealthy, null), ("Cache", PartStatus.Degraded, null));
        var page = await Browser.OpenAsync(path);
        Assert.EndsWith("· Gapless", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Equal(path is "/nothing-here" || path.StartsWith("/error/", StringComparison.Ordinal), await page.Locator(".word.status").CountAsync() == 1); // an error page is not the page

        foreach (var (width, scheme) in Views.Concat(Pictures is null ? [] : [(768, ColorScheme.Light), (360, ColorScheme.Dark)]))
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });

            // Not on the page: that way is for frames, which no page has, and opens a second page each time.
            var axe = await page.Locator("html").RunAxe(Rules);

            Assert.Empty(axe.Violations.Select(violation => $"{width} {scheme}: {violation.Id}: {violation.Help}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}"));
            Assert.NotEmpty(axe.Passes);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"the page scrolls sideways at {width}");
            await PictureAsync(page, path, width, scheme);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task NeedsNoScriptAndNoStyleInTheText(string path)
    {
        var page = await Browser.OpenAsync(path, scripts: false);

        // Elements, not text: a document may say what it likes.
        Assert.Equal(0, await page.Locator("[style], style, [onclick], [onload], [onerror]").CountAsync());
        Assert.Equal(0, await page.Locator("script:not([src^='/gapless'])").CountAsync()); // live progress has a file of its own
    }

    public static TheoryData<string> Usual => new(Paths.Where(path => !path.Contains("problem=", StringComparison.Ordinal) || path.Contains("=link", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Usual))]
    public async Task TheFirstKeyLeadsToTheContent(string path)
    {
        var page = await Browser.OpenAsync(path);

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#main", page.Url, StringComparison.Ordinal);
    }

    private static Task PictureAsync(IPage page, string path, int width, ColorScheme scheme) => Pictures is null
        ? Task.CompletedTask
        : page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Pictures, $"{string.Join('-', path.Split(['/', '?', '&', '='], StringSplitOptions.RemoveEmptyEntries))}-{width}-{scheme}.png") });
}
