using System.Diagnostics;

namespace Gapless.Gateway.Tests.Running;

/// <summary>Waits for what must come true, and says what did not.</summary>
internal static class Until
{
    /// <summary>Long, because these machines are shared; only a test that fails waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));

    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"Never came true: {what}.");
            await Task.Delay(20);
        }
    }
}
