using Gapless.Worker.Queue;
using Gapless.Worker.Queue.Storage;

namespace Gapless.Worker.Schedules;

/// <summary>Looks every few seconds for schedules that are due, in every worker.</summary>
internal sealed partial class ScheduleLoop(IServiceScopeFactory scopes, ScheduleStore schedules, LoopTurns turns, TimeProvider clock, ILogger<ScheduleLoop> log) : BackgroundService
{
    public const string Name = "schedules";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>A minute without a turn: schedules have stopped, and health says so.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        turns.Turned(Name, Most);
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                await TurnAsync();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private async Task TurnAsync()
    {
        try
        {
            await using var connection = await QueueConnection.OpenAsync(scopes, CancellationToken.None);
            await schedules.TurnAsync(connection.Open);
            turns.Turned(Name, Most);
        }
        catch (Exception error)
        {
            LogAway(log, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Schedules cannot be read; trying again.")]
    private static partial void LogAway(ILogger log, Exception error);
}
