using Npgsql;
using NpgsqlTypes;

namespace Gapless.Worker.Queue.Storage;

/// <summary>Writes how jobs ended and how far they are. Each row is changed only under the lease that it was done under.</summary>
internal sealed class EndStore(WorkerName worker)
{
    private const string Finish = """
        UPDATE jobs
        SET state = ended.state, error = ended.error, result = ended.result::jsonb, progress = COALESCE(ended.progress::jsonb, jobs.progress), leased_until = NULL,
            leased_by = CASE ended.state WHEN 'Waiting' THEN NULL ELSE leased_by END,
            finished_at = CASE ended.state WHEN 'Waiting' THEN NULL ELSE now() END,
            due_at = CASE ended.state WHEN 'Waiting' THEN now() + ended.pause ELSE due_at END
        FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::interval[]) AS ended (id, attempt, state, error, result, progress, pause)
        WHERE jobs.id = ended.id AND attempts = ended.attempt AND jobs.state = 'Running' AND leased_by = $8
        RETURNING jobs.id
        """;

    // Asked when some are missing: the statement may have been sent before, and the answer lost with the connection. That was us, under the same lease.
    private const string HadEnded = """
        SELECT jobs.id FROM jobs JOIN unnest($1::uuid[], $2::int[]) AS ended (id, attempt) ON jobs.id = ended.id AND attempts = ended.attempt
        WHERE jobs.state <> 'Running' AND leased_by = $3
        """;

    private const string Progress = """
        WITH free AS (
          SELECT jobs.id, said.progress FROM jobs JOIN unnest($1::uuid[], $2::int[], $3::text[]) AS said (id, attempt, progress) ON jobs.id = said.id AND attempts = said.attempt
          WHERE state = 'Running' AND leased_by = $4 FOR UPDATE OF jobs SKIP LOCKED)
        UPDATE jobs SET progress = free.progress::jsonb FROM free WHERE jobs.id = free.id
        """;

    /// <summary>The jobs that this ended; the others are not ours any more.</summary>
    public async Task<HashSet<Guid>> FinishAsync(NpgsqlConnection connection, IReadOnlyList<(JobEnd End, string? Progress)> ends)
    {
        await using var command = new NpgsqlCommand(Finish, connection)
        {
            Parameters =
            {
                Array(ends, end => end.End.Held.Job.Id, NpgsqlDbType.Uuid),
                Array(ends, end => end.End.Held.Job.Attempt, NpgsqlDbType.Integer),
                Array(ends, end => end.End.State.ToString(), NpgsqlDbType.Text),
                Array(ends, end => end.End.Error, NpgsqlDbType.Text),
                Array(ends, end => end.End.Result, NpgsqlDbType.Text),
                Array(ends, end => end.Progress, NpgsqlDbType.Text),
                Array(ends, end => end.End.Pause, NpgsqlDbType.Interval),
                new NpgsqlParameter { Value = worker.Value },
            },
        };
        var finished = new HashSet<Guid>();
        await ReadIdsAsync(command, finished);
        if (finished.Count < ends.Count)
        {
            await AddThoseThatHadEndedAsync(connection, ends, finished);
        }

        return finished;
    }

    private async Task AddThoseThatHadEndedAsync(NpgsqlConnection connection, IReadOnlyList<(JobEnd End, string? Progress)> ends, HashSet<Guid> finished)
    {
        await using var command = new NpgsqlCommand(HadEnded, connection)
        {
            Parameters =
            {
                Array(ends, end => end.End.Held.Job.Id, NpgsqlDbType.Uuid),
                Array(ends, end => end.End.Held.Job.Attempt, NpgsqlDbType.Integer),
                new NpgsqlParameter { Value = worker.Value },
            },
        };
        await ReadIdsAsync(command, finished);
    }

    private static async Task ReadIdsAsync(NpgsqlCommand command, HashSet<Guid> ids)
    {
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }
    }

    public async Task<int> WriteProgressAsync(NpgsqlConnection connection, IReadOnlyList<(LeasedJob Job, string Progress)> said)
    {
        await using var command = new NpgsqlCommand(Progress, connection)
        {
            Parameters =
            {
                Array(said, one => one.Job.Id, NpgsqlDbType.Uuid),
                Array(said, one => one.Job.Attempt, NpgsqlDbType.Integer),
                Array(said, one => one.Progress, NpgsqlDbType.Text),
                new NpgsqlParameter { Value = worker.Value },
            },
        };
        return await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter Array<TItem, TValue>(IEnumerable<TItem> items, Func<TItem, TValue> value, NpgsqlDbType type) =>
        new() { Value = items.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
