namespace Gapless.Worker.Queue;

/// <summary>
/// How many jobs to hold. As many as are done at once; more of those that have lately been so short that the next question to the database would take
/// longer than they do.
/// </summary>
internal sealed class Pace(int atOnce)
{
    private const int Most = 500;
    private const double Horizon = 0.25; // seconds of work at hand
    private const double Weight = 0.2;

    private readonly Lock turn = new();
    private double average = 1; // seconds of one job; unknown at first, so slow

    public void Observe(TimeSpan duration)
    {
        lock (turn)
        {
            average += Weight * (duration.TotalSeconds - average);
        }
    }

    /// <summary>What was held did not even begin.</summary>
    public void Slow()
    {
        lock (turn)
        {
            average = Math.Max(average, 1);
        }
    }

    /// <summary>How many to take now; none until enough of those held have ended to make the question worth while.</summary>
    public int Wanted(int held)
    {
        var capacity = Capacity();
        return held < atOnce || held <= capacity / 2 ? capacity - held : 0;
    }

    private int Capacity()
    {
        lock (turn)
        {
            return (int)Math.Clamp(atOnce * Horizon / Math.Max(average, 1e-6), atOnce, Math.Max(Most, atOnce));
        }
    }
}
