using Gapless.Data.Jobs;
using Gapless.Worker.Queue.Storage;
using Npgsql;

namespace Gapless.Worker.Queue;

/// <summary>Hears of new jobs at once, on a connection of its own, and finds a new connection when that one is gone. Polling goes on beside it.</summary>
internal sealed partial class QueueListener(IServiceScopeFactory scopes, QueueSignals signals, LoopTurns turns, TimeProvider clock, ILogger<QueueListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A peer that is gone without a word is noticed by asking it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(log, error);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await QueueConnection.OpenAsync(scopes, stoppingToken);
        connection.Open.Notification += Heard;
        try
        {
            await ExecuteAsync(connection.Open, "LISTEN " + JobSignal.Channel, stoppingToken);
            while (true)
            {
                // Whatever was said before, or while nobody listened.
                signals.Take.Call();
                signals.Look.Call();
                while (await connection.Open.WaitAsync(Silence, stoppingToken))
                {
                    turns.Turned("listener", 6 * Silence);
                }

                await ExecuteAsync(connection.Open, "SELECT 1", stoppingToken);
                turns.Turned("listener", 6 * Silence);
            }
        }
        finally
        {
            connection.Open.Notification -= Heard;
        }
    }

    private void Heard(object? sender, NpgsqlNotificationEventArgs heard)
    {
        var wake = heard.Payload == JobSignal.Cancel ? signals.Look : signals.Take;
        wake.Call();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "New jobs are not heard of; listening again.")]
    private static partial void LogAway(ILogger log, Exception error);
}
