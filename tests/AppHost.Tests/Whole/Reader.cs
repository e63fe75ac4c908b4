using System.Collections.Concurrent;
using Gapless.Shared.Browsing;
using Microsoft.Playwright;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>Somebody before a browser: clicks, types, and reads. What the browser complains of on the way is kept.</summary>
internal sealed class Reader : IAsyncDisposable
{
    // Each change that is seen while a scan runs, with the page load that it was seen in.
    private const string Watch = """
        addEventListener('DOMContentLoaded', () => {
          const running = document.getElementById('running');
          if (!running) return;
          const tell = () => window.seen(performance.timeOrigin + '', [...running.querySelectorAll('#state, #done, [aria-current]')].map(one => one.textContent).join(' | '));
          new MutationObserver(tell).observe(running, { subtree: true, childList: true, characterData: true, attributes: true });
          tell();
        });
        """;

    private readonly Chromium chromium;

    private Reader(Chromium chromium, IPage page) => (this.chromium, Page) = (chromium, page);

    public IPage Page { get; }

    /// <summary>Errors of the console, among them what the Content-Security-Policy has stopped, and of scripts.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>What the page of a running scan has shown, by page load.</summary>
    public ConcurrentQueue<(string Load, string State)> Seen { get; } = [];

    public static async Task<Reader> OpenAsync(Uri address)
    {
        var started = await Chromium.LaunchAsync();
        var context = await started.Browser.NewContextAsync(new()
        {
            BaseURL = address.GetLeftPart(UriPartial.Authority),
            IgnoreHTTPSErrors = true, // the certificate is made for development
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(90_000);
        var reader = new Reader(started, page);
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning")
            {
                reader.Complaints.Enqueue($"{page.Url}: {said.Text} ({said.Location})");
            }
        };
        page.PageError += (_, error) =>
        {
            if (!error.Contains("Transition was", StringComparison.Ordinal)) // from page to page: left out where somebody is faster
            {
                reader.Complaints.Enqueue($"{page.Url}: {error}");
            }
        };
        page.FrameNavigated += (_, frame) =>
        {
            if (!frame.Url.StartsWith(address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))
            {
                reader.Complaints.Enqueue("Led away to " + frame.Url);
            }
        };
        await page.ExposeFunctionAsync("seen", (string load, string state) =>
        {
            reader.Seen.Enqueue((load, state));
            return true;
        });
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address.PathAndQuery);
        return reader;
    }

    public async Task TypeAsync(string label, string text)
    {
        var field = Page.GetByLabel(label, new() { Exact = true });
        await field.ClickAsync();
        await field.PressSequentiallyAsync(text);
    }

    public Task EnterAsync() => Page.Keyboard.PressAsync("Enter");

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <param name="within">A selector; what stands in the masthead is often called the same.</param>
    public Task FollowAsync(string link, string within = "main") => Page.Locator(within).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task ComesToAsync(string path) => Page.WaitForURLAsync("**" + path);

    public Task ReadsAsync(string heading) => Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).First.WaitForAsync();

    /// <summary>Where somebody is who does not get on.</summary>
    public async Task<string> WhereAsync() =>
        $"{Page.Url}: {await Page.Locator("main").InnerTextAsync()} Seen: {string.Join("; ", Seen.Select(one => one.Load[^6..] + " " + one.State))} Complaints: {string.Join("; ", Complaints)}";

    public async ValueTask DisposeAsync() => await chromium.DisposeAsync();
}
