namespace Gapless.Web.Tests.Pages;

/// <summary>Tests of pages, after each of which the Api answers as usual again and no page is left open: one that listens to events would go on doing so.</summary>
public abstract class PageTests(Browser browser) : IAsyncLifetime
{
    protected Browser Browser { get; } = browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Browser.ForgetAsync();
}
