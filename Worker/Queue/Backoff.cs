namespace Gapless.Worker.Queue;

/// <summary>How long a failed job waits: twice as long each time, up to a limit, and never all at the same moment.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="share">From 0 to 1, by chance.</param>
    public static TimeSpan After(int attempt, double share)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 20));
        return (doubled < Longest ? doubled : Longest) * (0.5 + (share / 2));
    }
}
