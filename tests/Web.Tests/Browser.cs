using Gapless.ServiceDefaults.Sessions;
using Gapless.Shared.Browsing;
using Gapless.Stores;
using Microsoft.Playwright;

namespace Gapless.Web.Tests;

/// <summary>One Chromium for all tests of a collection, and a window for each way of being signed in; each test opens pages of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Nothing of a browser takes longer, however busy the machine is.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        var context = await ContextAsync(scripts, anonymous).WaitAsync(Patience);
        var page = await context.NewPageAsync().WaitAsync(Patience);
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce }); // colours are looked at as soon as they have changed
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Closes what a test has opened, forgets what it has chosen, and answers as usual again.</summary>
    public async Task ForgetAsync()
    {
        Api.Instead.Clear();
        Api.IsEmpty = false;
        try
        {
            await CloseAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // A page that does not close would hold up every test after it, without a word.
            contexts.Clear();
            await chromium!.EndAsync();
            chromium = await Chromium.LaunchAsync();
        }
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

    private async Task CloseAsync()
    {
        foreach (var context in contexts.Values)
        {
            foreach (var page in context.Pages.Skip(1).ToList()) // the first keeps the window open
            {
                await page.CloseAsync();
            }

            await context.ClearCookiesAsync();
        }
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
        await (chromium?.EndAsync() ?? Task.CompletedTask);
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
