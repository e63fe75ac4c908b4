using Gapless.Data.Jobs;
using Npgsql;

namespace Gapless.Worker.Queue.Storage;

/// <summary>
/// Leases of jobs. All times are the database's, the one clock that all workers share. A statement on many rows passes over locked ones, so that two
/// of them never wait for each other.
/// </summary>
internal sealed class LeaseStore(WorkerName worker)
{
    private const string Take = """
        WITH due AS (
          SELECT id FROM jobs
          WHERE state = 'Waiting' AND due_at <= now() AND kind = ANY($1)
          ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        UPDATE jobs
        SET state = 'Running', leased_by = $3, leased_until = now() + $4, attempts = attempts + 1, started_at = COALESCE(started_at, now())
        FROM due WHERE jobs.id = due.id
        RETURNING jobs.id, organization_id, kind, payload, attempts, most_attempts, system_id, requested_by, cancel_requested_at IS NOT NULL
        """;

    // Then says how each of ours stands: those of this list that another has are missing from the answer.
    private const string Prolong = """
        WITH held AS (SELECT * FROM unnest($1::uuid[], $2::int[]) AS held (id, attempt)),
        free AS (
          SELECT jobs.id FROM jobs JOIN held ON jobs.id = held.id AND attempts = held.attempt
          WHERE state = 'Running' AND leased_by = $3 FOR UPDATE OF jobs SKIP LOCKED),
        prolonged AS (UPDATE jobs SET leased_until = now() + $4 FROM free WHERE jobs.id = free.id)
        SELECT jobs.id, cancel_requested_at IS NOT NULL FROM jobs JOIN held ON jobs.id = held.id AND attempts = held.attempt WHERE leased_by = $3
        """;

    private const string GiveBack = $"""
        UPDATE jobs
        SET state = CASE WHEN cancel_requested_at IS NULL THEN 'Waiting' ELSE 'Cancelled' END,
            finished_at = CASE WHEN cancel_requested_at IS NULL THEN NULL ELSE now() END,
            attempts = attempts - 1, leased_by = NULL, leased_until = NULL, due_at = now()
        FROM unnest($1::uuid[], $2::int[]) AS held (id, attempt)
        WHERE jobs.id = held.id AND attempts = held.attempt AND state = 'Running' AND leased_by = $3
        RETURNING jobs.id, pg_notify('{JobSignal.Channel}', '')
        """;

    private const string TakeBack = """
        WITH silent AS (SELECT id FROM jobs WHERE state = 'Running' AND leased_until < now() FOR UPDATE SKIP LOCKED),
        back AS (
          SELECT jobs.id, CASE
            WHEN cancel_requested_at IS NOT NULL THEN 'Cancelled'
            WHEN attempts >= most_attempts THEN 'Dead'
            ELSE 'Waiting' END AS becomes
          FROM jobs JOIN silent ON jobs.id = silent.id)
        UPDATE jobs
        SET state = becomes, leased_by = NULL, leased_until = NULL, finished_at = CASE becomes WHEN 'Waiting' THEN NULL ELSE now() END,
            error = 'The worker that had the job (' || leased_by || ') was not heard of any more.'
        FROM back WHERE jobs.id = back.id
        RETURNING jobs.id, kind, becomes
        """;

    public async Task<List<LeasedJob>> TakeAsync(NpgsqlConnection connection, IReadOnlyCollection<string> kinds, int most, TimeSpan lease)
    {
        await using var command = new NpgsqlCommand(Take, connection) { Parameters = { Value(kinds.ToArray()), Value(most), Value(worker.Value), Value(lease) } };
        await using var reader = await command.ExecuteReaderAsync();
        var jobs = new List<LeasedJob>(most);
        while (await reader.ReadAsync())
        {
            jobs.Add(new LeasedJob(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt32(5),
                reader.IsDBNull(6) ? null : reader.GetGuid(6), reader.IsDBNull(7) ? null : reader.GetGuid(7), reader.GetBoolean(8)));
        }

        return jobs;
    }

    /// <summary>One statement for all: the jobs whose lease still stands, and whether they are asked to end.</summary>
    public async Task<Dictionary<Guid, bool>> ProlongAsync(NpgsqlConnection connection, IReadOnlyCollection<LeasedJob> jobs, TimeSpan lease)
    {
        await using var command = new NpgsqlCommand(Prolong, connection) { Parameters = { Ids(jobs), Attempts(jobs), Value(worker.Value), Value(lease) } };
        await using var reader = await command.ExecuteReaderAsync();
        var standing = new Dictionary<Guid, bool>();
        while (await reader.ReadAsync())
        {
            standing[reader.GetGuid(0)] = reader.GetBoolean(1);
        }

        return standing;
    }

    /// <summary>Gives jobs back as if they had never been leased.</summary>
    public async Task<int> GiveBackAsync(NpgsqlConnection connection, IReadOnlyCollection<LeasedJob> jobs)
    {
        await using var command = new NpgsqlCommand(GiveBack, connection) { Parameters = { Ids(jobs), Attempts(jobs), Value(worker.Value) } };
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes back the jobs of workers that have not been heard of: for another attempt, or dead if it was the last.</summary>
    public static async Task<List<(Guid Id, string Kind, JobState State)>> TakeBackAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(TakeBack, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var jobs = new List<(Guid, string, JobState)>();
        while (await reader.ReadAsync())
        {
            jobs.Add((reader.GetGuid(0), reader.GetString(1), Enum.Parse<JobState>(reader.GetString(2))));
        }

        return jobs;
    }

    private static NpgsqlParameter<Guid[]> Ids(IEnumerable<LeasedJob> jobs) => Value(jobs.Select(job => job.Id).ToArray());

    private static NpgsqlParameter<int[]> Attempts(IEnumerable<LeasedJob> jobs) => Value(jobs.Select(job => job.Attempt).ToArray());

    private static NpgsqlParameter<TValue> Value<TValue>(TValue value) => new() { TypedValue = value };
}
