using Gapless.ServiceDefaults.Sessions;
using Gapless.Shared.Browsing;
using Gapless.Stores;
using Microsoft.Playwright;

namespace Gapless.Web.Tests;

/// <summary>One Chromium for all tests of a collection, and a window for each way of being signed in; each test opens pages of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private Chromium? chromium;
    private TestStores? stores;
    private readonly Dictionary<(bool Scripts, bool Anonymous), IBrowserContext> contexts = [];

    public WebProcess Web { get; } = new();

    public FakeApi Api { get; } = new();

    /// <summary>The cookie of somebody who is signed in.</summary>
    public string Session { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await Api.StartAsync();
        stores = await TestStores.StartAsync(cache: true);
        Session = await Sessions.BeginAsync(stores.Cache!);
        await Web.StartAsync(Api.Address, stores.Cache!);
        chromium = await Chromium.LaunchAsync();
    }

    /// <summary>A page of its own; who opens a window for each waits a second for each.</summary>
    public async Task<IPage> OpenAsync(string path, int width = 1440, ColorScheme scheme = ColorScheme.Light, bool scripts = true, bool anonymous = false)
    {
        var context = await ContextAsync(scripts, anonymous);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(5_000);
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce }); // colours are looked at as soon as they have changed
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Closes what a test has opened, forgets what it has chosen, and answers as usual again.</summary>
    public async Task ForgetAsync()
    {
        foreach (var context in contexts.Values)
        {
            await Task.WhenAll(context.Pages.Skip(1).Select(page => page.CloseAsync())); // the first keeps the window open
            await context.ClearCookiesAsync();
        }

        Api.Instead.Clear();
        Api.IsEmpty = false;
    }

    /// <summary>Without a browser, and without following redirects.</summary>
    public HttpClient Client(bool anonymous = false)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Web.Address) };
        if (!anonymous)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"{SessionDefaults.Cookie}={Session}");
        }

        return client;
    }

    private async Task<IBrowserContext> ContextAsync(bool scripts, bool anonymous)
    {
        if (!contexts.TryGetValue((scripts, anonymous), out var context))
        {
            context = contexts[(scripts, anonymous)] = await chromium!.Browser.NewContextAsync(new() { BaseURL = Web.Address, JavaScriptEnabled = scripts });
            await context.NewPageAsync();
        }

        if (!anonymous)
        {
            // Not at http, where a browser takes no such cookie from scripts; "localhost" counts as safe once it has one.
            await context.AddCookiesAsync([new() { Name = SessionDefaults.Cookie, Value = Session, Domain = "localhost", Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        }

        return context;
    }

    public async Task DisposeAsync()
    {
        await (chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Web.DisposeAsync();
        await Api.DisposeAsync();
        await (stores?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}

[CollectionDefinition("browser")]
public sealed class BrowserTests : ICollectionFixture<Browser>;

/// <summary>With a browser and an Api of its own, so that it goes on beside the others: it takes as long as all of them together.</summary>
[CollectionDefinition("every page")]
public sealed class EveryPage : ICollectionFixture<Browser>;
