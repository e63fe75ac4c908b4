using Microsoft.Playwright;

namespace Gapless.Web.Tests;

/// <summary>One Chromium for all tests; each test opens a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public WebProcess Web { get; } = new();

    public FakeApi Api { get; } = new();

    public async Task InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("GAPLESS_CHROMIUM") ?? UsualPlaces.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need Chromium: install it, or name it in GAPLESS_CHROMIUM.");
        await Api.StartAsync();
        await Web.StartAsync(Api.Address);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task<IPage> OpenAsync(string path, int width = 1440, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Web.Address,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(5_000);
        await page.GotoAsync(path);
        return page;
    }

    public async Task DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        await Web.DisposeAsync();
        await Api.DisposeAsync();
    }
}

[CollectionDefinition("browser")]
public sealed class BrowserTests : ICollectionFixture<Browser>;
