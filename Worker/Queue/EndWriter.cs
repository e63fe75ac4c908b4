using System.Threading.Channels;
using Gapless.Data.Jobs;
using Gapless.Worker.Queue.Storage;
using Npgsql;

namespace Gapless.Worker.Queue;

/// <summary>
/// Writes down how jobs ended: those that end while one statement is under way share the next. Nobody waits for company, and many short jobs need few
/// statements. While the database is away it keeps them and tries again.
/// </summary>
internal sealed partial class EndWriter(
    IServiceScopeFactory scopes, EndStore store, HeldJobs held, JobNews news, QueueSignals signals, TimeProvider clock, ILogger<EndWriter> log)
{
    private const int Most = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<JobEnd> ends = Channel.CreateUnbounded<JobEnd>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(JobEnd end) => ends.Writer.TryWrite(end);

    /// <summary>There are no more: <see cref="RunAsync"/> ends when all are written.</summary>
    public void Complete() => ends.Writer.TryComplete();

    public async Task RunAsync(CancellationToken giveUp)
    {
        await using var connection = new KeptConnection(scopes);
        try
        {
            while (await ends.Reader.WaitToReadAsync(giveUp))
            {
                var batch = new List<(JobEnd End, string? Progress)>();
                while (batch.Count < Most && ends.Reader.TryRead(out var end))
                {
                    batch.Add((end, end.Held.LastProgress()));
                }

                await WriteAsync(connection, batch, giveUp);
            }
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            // What could not be written goes back to the queue, or is taken back from there.
        }
    }

    private async Task WriteAsync(KeptConnection connection, List<(JobEnd End, string? Progress)> batch, CancellationToken giveUp)
    {
        while (true)
        {
            try
            {
                await SettleAsync(batch, await connection.UseAsync(open => store.FinishAsync(open, batch), giveUp));
                return;
            }
            catch (PostgresException error) when (IsAboutValues(error) && batch is [var (end, _)])
            {
                LogRefused(log, error, end.Held.Job.Kind, end.Held.Job.Id);
                batch = [(new JobEnd(end.Held, JobState.Dead, $"What came of it cannot be stored: {error.MessageText}"), null)];
            }
            catch (PostgresException error) when (IsAboutValues(error))
            {
                foreach (var one in batch)
                {
                    await WriteAsync(connection, [one], giveUp); // one value that PostgreSQL refuses must not hold up its neighbours
                }

                return;
            }
            catch (Exception error) when (!giveUp.IsCancellationRequested)
            {
                LogUnwritten(log, error, batch.Count);
                await Task.Delay(Pause, clock, giveUp);
            }
        }
    }

    private async Task SettleAsync(List<(JobEnd End, string? Progress)> batch, HashSet<Guid> finished)
    {
        foreach (var (end, _) in batch)
        {
            held.Remove(end.Held);
            if (!finished.Contains(end.Held.Job.Id))
            {
                LogTakenOver(log, end.Held.Job.Kind, end.Held.Job.Id);
            }
        }

        signals.Take.Call();
        await Task.WhenAll(batch.Select(one => one.End)
            .Where(end => end.State != JobState.Waiting && finished.Contains(end.Held.Job.Id))
            .Select(end => news.EndedAsync(end.Held, end.State, end.Error)));
    }

    // https://www.postgresql.org/docs/current/errcodes-appendix.html: class 22, data exceptions.
    private static bool IsAboutValues(PostgresException error) => error.SqlState.StartsWith("22", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Warning, "How {Count} jobs ended could not be written; trying again.")]
    private static partial void LogUnwritten(ILogger log, Exception error, int count);

    [LoggerMessage(LogLevel.Error, "What came of job {Kind} {JobId} cannot be stored.")]
    private static partial void LogRefused(ILogger log, Exception error, string kind, Guid jobId);

    [LoggerMessage(LogLevel.Warning, "Job {Kind} {JobId} had been taken over by another worker; what it did here does not count.")]
    private static partial void LogTakenOver(ILogger log, string kind, Guid jobId);
}
