using Microsoft.Playwright;

namespace Gapless.Web.Tests;

/// <summary>Going from page to page.</summary>
internal static class Navigation
{
    /// <summary>Clicks, and waits for the page that comes of it, which a click alone does not do.</summary>
    public static async Task FollowAsync(this IPage page, string selector)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IFrame frame) => arrived.TrySetResult();
        page.FrameNavigated += Arrive;
        try
        {
            await page.ClickAsync(selector);
            await arrived.Task.WaitAsync(Browser.Patience);
            await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        }
        finally
        {
            page.FrameNavigated -= Arrive;
        }
    }
}
