using Gapless.Data.Jobs;
using Gapless.Worker.Queue.Storage;
using Microsoft.Extensions.Options;

namespace Gapless.Worker.Queue;

/// <summary>
/// What must be done beside the jobs, every second or when somebody asks: progress is written, leases are prolonged, jobs that do not get to begin go
/// back, jobs of silent workers are taken back, and the queue is measured.
/// </summary>
internal sealed partial class QueueKeeper(
    IServiceScopeFactory scopes,
    LeaseStore leases,
    EndStore ends,
    HeldJobs held,
    JobKinds kinds,
    JobNews news,
    QueueSignals signals,
    QueueMetrics metrics,
    LoopTurns turns,
    IOptions<QueueOptions> options,
    TimeProvider clock,
    Pace pace,
    ILogger<QueueKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestReady = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(15);

    private readonly HashSet<string> reported = new(StringComparer.Ordinal);
    private long prolongedAt;
    private long takenBackAt;
    private long measuredAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var connection = new KeptConnection(scopes);
        var isAsked = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                turns.Turned("keeper", options.Value.Lease);
                await TurnAsync(connection, isAsked);
                isAsked = await signals.Look.WaitAsync(Second, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogAway(log, error);
                await Task.Delay(Second, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TurnAsync(KeptConnection connection, bool isAsked)
    {
        if (IsDue(ref prolongedAt, options.Value.Heartbeat, isAsked))
        {
            await ProlongAsync(connection);
        }

        await WriteProgressAsync(connection);
        await GiveBackAsync(connection);
        if (IsDue(ref takenBackAt, options.Value.Heartbeat))
        {
            await TakeBackAsync(connection);
        }

        if (IsDue(ref measuredAt, Measuring))
        {
            await MeasureAsync(connection);
        }
    }

    private async Task ProlongAsync(KeptConnection connection)
    {
        var jobs = held.All();
        if (jobs.Count == 0)
        {
            return;
        }

        var standing = await UseAsync(connection, open => leases.ProlongAsync(open, [.. jobs.Select(job => job.Job)], options.Value.Lease));
        foreach (var job in jobs)
        {
            if (!standing.TryGetValue(job.Job.Id, out var isCancelled))
            {
                job.Stop(StopReason.LeaseLost);
            }
            else if (isCancelled)
            {
                job.Stop(StopReason.Cancelled);
            }
        }
    }

    private async Task WriteProgressAsync(KeptConnection connection)
    {
        List<(LeasedJob Job, string Progress)> said = [];
        foreach (var job in held.All())
        {
            if (job.TakeProgress() is { } progress)
            {
                said.Add((job.Job, progress));
            }
        }

        if (said.Count > 0)
        {
            await UseAsync(connection, open => ends.WriteProgressAsync(open, said));
            await Task.WhenAll(said.Select(one => news.ProgressedAsync(one.Job, one.Progress)));
        }
    }

    // Held ready because jobs were short, and now a long one is in front of them: others may have time.
    private async Task GiveBackAsync(KeptConnection connection)
    {
        var late = held.All().Where(job => !job.HasBegun && clock.GetElapsedTime(job.HeldAt) > LongestReady && job.TryGiveBack()).ToList();
        if (late.Count > 0)
        {
            pace.Slow();
            late.ForEach(held.Remove);
            await UseAsync(connection, open => leases.GiveBackAsync(open, [.. late.Select(job => job.Job)]));
        }
    }

    private async Task TakeBackAsync(KeptConnection connection)
    {
        foreach (var (id, kind, state) in await UseAsync(connection, LeaseStore.TakeBackAsync))
        {
            LogSilent(log, kind, id, state);
            signals.Take.Call();
        }
    }

    private async Task MeasureAsync(KeptConnection connection)
    {
        var depths = await UseAsync(connection, DepthStore.MeasureAsync);
        metrics.Measured(depths);
        foreach (var depth in depths.Where(depth => depth.Waiting > 0 && !kinds.Knows(depth.Kind) && reported.Add(depth.Kind)))
        {
            LogUnknown(log, depth.Waiting, depth.Kind);
        }
    }

    private bool IsDue(ref long lastAt, TimeSpan every, bool isAsked = false)
    {
        if (!isAsked && lastAt != 0 && clock.GetElapsedTime(lastAt) < every)
        {
            return false;
        }

        lastAt = clock.GetTimestamp();
        return true;
    }

    private static Task<TResult> UseAsync<TResult>(KeptConnection connection, Func<Npgsql.NpgsqlConnection, Task<TResult>> use) => connection.UseAsync(use, CancellationToken.None);

    [LoggerMessage(LogLevel.Warning, "Leases cannot be prolonged; trying again.")]
    private static partial void LogAway(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Warning, "The worker of job {Kind} {JobId} was not heard of any more; the job is {State}.")]
    private static partial void LogSilent(ILogger log, string kind, Guid jobId, JobState state);

    [LoggerMessage(LogLevel.Warning, "{Count} jobs of the kind {Kind} wait, which this worker does not know. It leaves them to others.")]
    private static partial void LogUnknown(ILogger log, double count, string kind);
}
