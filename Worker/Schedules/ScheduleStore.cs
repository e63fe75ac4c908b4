using Npgsql;

namespace Gapless.Worker.Schedules;

/// <summary>Turns due schedules into jobs. Whoever locks a schedule first does it; the others pass over it.</summary>
internal sealed partial class ScheduleStore(TimeProvider clock, ILogger<ScheduleStore> log)
{
    private const string Due = """
        SELECT id, cron, next_at, last_at FROM schedules
        WHERE is_enabled AND (next_at <= $1 OR last_at > $2)
        ORDER BY next_at LIMIT 100 FOR UPDATE SKIP LOCKED
        """;

    // A run that is not finished is enough: the key keeps a second one out.
    private const string Run = """
        INSERT INTO jobs (id, organization_id, kind, payload, state, attempts, most_attempts, due_at, created_at, key, system_id)
        SELECT $2, organization_id, kind, payload, 'Waiting', 0, 5, now(), now(), id::text, system_id FROM schedules WHERE id = $1
        ON CONFLICT DO NOTHING
        """;

    private const string Move = "UPDATE schedules SET next_at = $2, last_at = $3 WHERE id = $1";
    private const string SwitchOff = "UPDATE schedules SET is_enabled = false WHERE id = $1";

    /// <summary>How many jobs it made.</summary>
    public async Task<int> TurnAsync(NpgsqlConnection connection)
    {
        var now = clock.GetUtcNow();
        var made = 0;
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (id, cron, nextAt, lastAt) in await DueAsync(connection, now))
        {
            if (ScheduleTurn.Of(cron, nextAt, lastAt, now) is not { } turn)
            {
                LogNoExpression(log, id, cron);
                await ExecuteAsync(connection, SwitchOff, id);
                continue;
            }

            made += turn.Runs ? await ExecuteAsync(connection, Run, id, Guid.CreateVersion7(now)) : 0;
            await ExecuteAsync(connection, Move, id, turn.NextAt, (object?)turn.LastAt ?? DBNull.Value);
        }

        await transaction.CommitAsync();
        return made;
    }

    private static async Task<List<(Guid Id, string Cron, DateTimeOffset NextAt, DateTimeOffset? LastAt)>> DueAsync(NpgsqlConnection connection, DateTimeOffset now)
    {
        await using var command = new NpgsqlCommand(Due, connection) { Parameters = { new() { Value = now }, new() { Value = now + ScheduleTurn.Tolerance } } };
        await using var reader = await command.ExecuteReaderAsync();
        var due = new List<(Guid, string, DateTimeOffset, DateTimeOffset?)>();
        while (await reader.ReadAsync())
        {
            due.Add((reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return due;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string text, params object[] values)
    {
        await using var command = new NpgsqlCommand(text, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteNonQueryAsync();
    }

    [LoggerMessage(LogLevel.Error, "Schedule {ScheduleId} is switched off: '{Cron}' is no time in five fields of cron.")]
    private static partial void LogNoExpression(ILogger log, Guid scheduleId, string cron);
}
