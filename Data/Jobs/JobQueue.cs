using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Jobs;

/// <summary>
/// Puts jobs into the queue of the current organization, in the caller's context and transaction: a job is seen by workers when the transaction
/// commits, together with the rows that it is about. Save those first; without a transaction the job stands by itself at once.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, whatever the base library means by the word.")]
public sealed class JobQueue(GaplessDbContext database, TimeProvider clock)
{
    /// <summary>How often asking with a key looks again when the job that had it ended in between.</summary>
    private const int Looks = 5;

    /// <param name="key">With it, a job that is not finished yet is given instead of a second one. Safe when two ask at once.</param>
    /// <param name="dueAt">Not before then; at once by default.</param>
    /// <param name="requestedBy">The account that asked, which is shown how far the job is.</param>
    public async Task<Job> EnqueueAsync<TPayload>(
        TPayload payload,
        string? key = null,
        DateTimeOffset? dueAt = null,
        Guid? systemId = null,
        Guid? requestedBy = null,
        int mostAttempts = 5,
        CancellationToken cancellationToken = default)
        where TPayload : IJobPayload
    {
        var (id, organization, json) = (Guid.CreateVersion7(clock.GetUtcNow()), Organization(), JobJson.Write(payload));
        for (var look = 0; look < Looks; look++)
        {
            // A conflict on the id is this very statement, sent again after the connection broke.
            var added = await database.Jobs.FromSql($"""
                INSERT INTO jobs (id, organization_id, kind, payload, state, attempts, most_attempts, due_at, created_at, key, system_id, requested_by)
                VALUES ({id}, {organization}, {TPayload.Kind}, {json}::jsonb, 'Waiting', 0, {mostAttempts}, COALESCE({dueAt}, now()), now(), {key}, {systemId}, {requestedBy})
                ON CONFLICT DO NOTHING
                RETURNING *
                """).IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken);
            var job = added.SingleOrDefault() ?? await ExistingAsync(id, key, cancellationToken);
            if (job is not null)
            {
                return job;
            }
        }

        throw new InvalidOperationException($"Jobs with the key '{key}' end as fast as they are looked for.");
    }

    /// <summary>A waiting job is cancelled at once, a running one is asked to end. Null: there is no such unfinished job.</summary>
    /// <returns>The state after it: <see cref="JobState.Cancelled"/>, or <see cref="JobState.Running"/> until the worker has seen it.</returns>
    public async Task<JobState?> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var states = await database.Database.SqlQuery<string>($"""
            WITH asked AS (
              UPDATE jobs
              SET cancel_requested_at = COALESCE(cancel_requested_at, now()),
                  finished_at = CASE state WHEN 'Waiting' THEN now() END,
                  state = CASE state WHEN 'Waiting' THEN 'Cancelled' ELSE state END
              WHERE id = {jobId} AND organization_id = {Organization()} AND state IN ('Waiting', 'Running')
              RETURNING state)
            SELECT state AS "Value", pg_notify({JobSignal.Channel}, {JobSignal.Cancel}) FROM asked
            """).ToListAsync(cancellationToken);
        return states.Count == 0 ? null : Enum.Parse<JobState>(states[0]);
    }

    /// <summary>
    /// Gives a dead or cancelled job as many attempts again. Attempts go on counting, so that no two leases of a job are ever the same.
    /// False: there is no such job, or its key is taken by another that is not finished.
    /// </summary>
    public async Task<bool> RetryAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var changed = await database.Database.SqlQuery<Guid>($"""
            WITH again AS (
              UPDATE jobs AS job
              SET state = 'Waiting', due_at = now(), finished_at = NULL, cancel_requested_at = NULL, leased_by = NULL, leased_until = NULL,
                  error = NULL, progress = NULL, result = NULL, most_attempts = attempts + LEAST(most_attempts, 5)
              WHERE id = {jobId} AND organization_id = {Organization()} AND state IN ('Dead', 'Cancelled')
                AND NOT EXISTS (SELECT FROM jobs AS other WHERE other.organization_id = job.organization_id AND other.key = job.key AND other.state IN ('Waiting', 'Running'))
              RETURNING id)
            SELECT id AS "Value", pg_notify({JobSignal.Channel}, '') FROM again
            """).ToListAsync(cancellationToken);
        return changed.Count > 0;
    }

    private Task<Job?> ExistingAsync(Guid id, string? key, CancellationToken cancellationToken) => database.Jobs.AsNoTracking()
        .Where(job => job.Id == id || (job.Key == key && (job.State == JobState.Waiting || job.State == JobState.Running)))
        .OrderByDescending(job => job.Id)
        .FirstOrDefaultAsync(cancellationToken);

    private Guid Organization() => database.Current.Id ?? throw new InvalidOperationException("No organization was entered.");
}
