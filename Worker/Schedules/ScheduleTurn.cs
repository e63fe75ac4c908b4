using Gapless.Data.Jobs;

namespace Gapless.Worker.Schedules;

/// <summary>What becomes of a schedule now: whether it runs, and when next. After an outage it runs once, however often it would have.</summary>
internal sealed record ScheduleTurn(bool Runs, DateTimeOffset NextAt, DateTimeOffset? LastAt)
{
    /// <summary>A clock that was set back by less just waits until it is where it was; one that was wrong by more is not believed any longer.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>Null: the expression is none.</summary>
    public static ScheduleTurn? Of(string cron, DateTimeOffset nextAt, DateTimeOffset? lastAt, DateTimeOffset now)
    {
        if (CronExpression.Read(cron)?.Next(now) is not { } next)
        {
            return null;
        }

        return nextAt <= now ? new(Runs: true, next, now)
            : lastAt > now + Tolerance ? new(Runs: false, next, LastAt: null)
            : new(Runs: false, nextAt, lastAt);
    }
}
