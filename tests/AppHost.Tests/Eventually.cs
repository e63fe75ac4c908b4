namespace Gapless.AppHost.Tests;

/// <summary>Waits on a condition, never for a time.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, CancellationToken limit)
    {
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit);
        }
    }
}
