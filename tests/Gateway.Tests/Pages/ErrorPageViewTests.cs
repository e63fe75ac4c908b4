using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Gapless.Gateway.Tests.Running;
using Microsoft.Playwright;

namespace Gapless.Gateway.Tests.Pages;

/// <summary>The gateway's own page as people see it.</summary>
public sealed class ErrorPageViewTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string LongPath = "/systems/" + new string('a', 300);

    public static TheoryData<string, int, ColorScheme> Views
    {
        get
        {
            var views = new TheoryData<string, int, ColorScheme>();
            foreach (var path in new[] { "/alive/inside", "/systems/shop", LongPath })
            {
                foreach (var width in new[] { 360, 768, 1440 })
                {
                    views.Add(path, width, ColorScheme.Light);
                    views.Add(path, width, ColorScheme.Dark);
                }
            }

            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task IsAccessibleAndFits(string path, int width, ColorScheme scheme)
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null);

        var page = await browser.OpenAsync(new Uri(gateway.Https, path), width, scheme);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.ReloadAsync();
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });

        Assert.Empty(axe.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}"));
        Assert.NotEmpty(axe.Passes);
        Assert.DoesNotContain(complaints, text => text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "the page scrolls sideways");
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.EndsWith("· Gapless", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(18, 21, 23)" : "rgb(247, 248, 246)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }
}
