using System.Threading.Channels;
using Gapless.Data.Jobs;
using Gapless.Worker.Queue.Storage;
using Microsoft.Extensions.Options;

namespace Gapless.Worker.Queue;

/// <summary>
/// Takes jobs from the queue and does them, several at once, until the service is told to stop. Then it takes no more, gives those under way the time
/// that the host has, and gives the rest back as if they had never been taken.
/// </summary>
internal sealed partial class QueueLoop(
    IServiceScopeFactory scopes,
    LeaseStore leases,
    HeldJobs held,
    JobKinds kinds,
    JobRunner runner,
    EndWriter ends,
    JobNews news,
    QueueSignals signals,
    LoopTurns turns,
    DrainTime drain,
    IOptions<QueueOptions> options,
    TimeProvider clock,
    Pace pace,
    ILogger<QueueLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<HeldJob> ready = Channel.CreateUnbounded<HeldJob>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var giveUp = new CancellationTokenSource();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, drain.Begins);
        var writing = Task.Run(() => ends.RunAsync(giveUp.Token), CancellationToken.None);
        var slots = Enumerable.Range(0, options.Value.AtOnce).Select(_ => Task.Run(WorkAsync, CancellationToken.None)).ToList();
        await using (var connection = new KeptConnection(scopes))
        {
            await TakeUntilAsync(connection, stopping.Token);
        }

        await DrainAsync(Task.WhenAll(slots), writing, giveUp);
    }

    private async Task TakeUntilAsync(KeptConnection connection, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                turns.Turned("queue", 10 * options.Value.Poll);
                var wanted = kinds.Names.Count == 0 ? 0 : pace.Wanted(held.Count);
                if (wanted == 0 || await TakeAsync(connection, wanted) < wanted)
                {
                    await signals.Take.WaitAsync(options.Value.Poll, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogAway(log, error);
                await Task.Delay(Pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Not to be cancelled: a lease that was taken and not heard of would have to run out.
    private async Task<int> TakeAsync(KeptConnection connection, int wanted)
    {
        var taken = await connection.UseAsync(open => leases.TakeAsync(open, kinds.Names, wanted, options.Value.Lease), CancellationToken.None);
        foreach (var job in taken)
        {
            var mine = new HeldJob(job, clock.GetTimestamp());
            held.Add(mine);
            ready.Writer.TryWrite(mine);
        }

        return taken.Count;
    }

    private async Task WorkAsync()
    {
        await foreach (var job in ready.Reader.ReadAllAsync())
        {
            if (job.TryBegin())
            {
                var start = clock.GetTimestamp();
                held.Began();
                var end = await runner.RunAsync(job);
                held.Ended();
                pace.Observe(clock.GetElapsedTime(start));
                await EndedAsync(job, end);
            }
        }
    }

    private async Task EndedAsync(HeldJob job, JobEnd? end)
    {
        if (end is not null)
        {
            ends.Add(end);
        }
        else if (job.IsCompleted || job.Reason != StopReason.Draining)
        {
            held.Remove(job);
            signals.Take.Call();
            if (job.IsCompleted)
            {
                await news.EndedAsync(job, JobState.Succeeded, error: null);
            }
        }
    }

    private async Task DrainAsync(Task slots, Task writing, CancellationTokenSource giveUp)
    {
        ready.Writer.Complete();
        await GiveBackAsync([.. held.All().Where(job => job.TryGiveBack())]);
        await drain.WaitAsync(slots);
        foreach (var job in held.All())
        {
            job.Stop(StopReason.Draining);
        }

        await drain.WaitAtLastAsync(slots);
        ends.Complete();
        await drain.WaitAtLastAsync(writing);
        await giveUp.CancelAsync();
        await GiveBackAsync(held.All());
    }

    private async Task GiveBackAsync(IReadOnlyList<HeldJob> jobs)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        try
        {
            await using var connection = await QueueConnection.OpenAsync(scopes, CancellationToken.None);
            var given = await leases.GiveBackAsync(connection.Open, [.. jobs.Select(job => job.Job)]);
            foreach (var job in jobs)
            {
                held.Remove(job);
            }

            LogGivenBack(log, given);
        }
        catch (Exception error)
        {
            LogNotGivenBack(log, error, jobs.Count); // their leases run out
        }
    }

    [LoggerMessage(LogLevel.Warning, "The queue cannot be read; trying again.")]
    private static partial void LogAway(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Information, "{Count} jobs went back to the queue.")]
    private static partial void LogGivenBack(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "{Count} jobs could not be given back; their leases will run out.")]
    private static partial void LogNotGivenBack(ILogger log, Exception error, int count);
}
