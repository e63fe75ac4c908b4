using Gapless.Data;
using Gapless.Data.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Queue;

/// <summary>
/// What a handler knows about its job, and how it finishes it. A handler that writes nothing, or whose writes may be repeated, just returns. One whose
/// writes must not be kept twice writes them in <see cref="CompleteAsync"/>, in the transaction that finishes the job: both happen, or neither.
/// </summary>
internal sealed class JobContext(HeldJob held, Lazy<GaplessDbContext> lazyDatabase, JobNews news, WorkerName worker, TimeProvider clock)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private long toldAt;

    public Guid JobId => held.Job.Id;

    public Guid OrganizationId => held.Job.OrganizationId;

    /// <summary>The system that the job concerns.</summary>
    public Guid? SystemId => held.Job.SystemId;

    /// <summary>The account that asked; null for a schedule.</summary>
    public Guid? RequestedBy => held.Job.RequestedBy;

    /// <summary>The first is 1. A later one may find what an earlier one has written.</summary>
    public int Attempt => held.Job.Attempt;

    /// <summary>Whether failing now ends the job.</summary>
    public bool IsLastAttempt => held.Job.Attempt >= held.Job.MostAttempts;

    /// <summary>What came of it, kept with the job as JSON. Set it before the end.</summary>
    public object? Result { get; set; }

    internal string? ResultJson => Result is null ? null : JobJson.Write(Result);

    /// <summary>Says how far the job is: open pages are told at once (of many in a moment, some), the job's row once a second. Never fails.</summary>
    public async Task ReportAsync<TProgress>(TProgress progress)
    {
        var json = JobJson.Write(progress);
        held.Report(json);
        if (toldAt == 0 || clock.GetElapsedTime(toldAt) >= Breath)
        {
            toldAt = clock.GetTimestamp();
            await news.ProgressedAsync(held.Job, json);
        }
    }

    /// <summary>
    /// Does the last part of the work and finishes the job in one transaction. The work may run again, from a clean context, when the connection breaks:
    /// load in it whatever it changes. After it the handler only returns; it cannot fail any more.
    /// </summary>
    /// <exception cref="LeaseLostException">Another worker has the job. Nothing was kept; let it through.</exception>
    public async Task CompleteAsync(Func<GaplessDbContext, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var (database, tries) = (lazyDatabase.Value, 0);
        await database.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(
            async inner =>
            {
                if (tries++ > 0)
                {
                    database.ChangeTracker.Clear();
                }

                await work(database, inner);
                await database.SaveChangesAsync(inner);
                await FinishAsync(database, inner);
            },
            inner => IsFinishedAsync(database, inner),
            cancellationToken);
        held.IsCompleted = true;
    }

    private async Task FinishAsync(GaplessDbContext database, CancellationToken cancellationToken)
    {
        var finished = await database.Database.ExecuteSqlAsync($"""
            UPDATE jobs
            SET state = 'Succeeded', finished_at = now(), leased_until = NULL, error = NULL,
                result = {ResultJson}::jsonb, progress = COALESCE({held.LastProgress()}::jsonb, progress)
            WHERE id = {JobId} AND state = 'Running' AND leased_by = {worker.Value} AND attempts = {Attempt}
            """, cancellationToken);
        if (finished == 0)
        {
            throw new LeaseLostException(JobId);
        }
    }

    // Asked when the connection broke while committing: was it heard?
    private Task<bool> IsFinishedAsync(GaplessDbContext database, CancellationToken cancellationToken) => database.Jobs.AsNoTracking().AnyAsync(
        job => job.Id == JobId && job.State == JobState.Succeeded && job.LeasedBy == worker.Value && job.Attempts == Attempt, cancellationToken);
}
