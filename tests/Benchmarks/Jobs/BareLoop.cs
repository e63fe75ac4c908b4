using System.Diagnostics;
using Npgsql;

namespace Gapless.Benchmarks.Jobs;

/// <summary>What the database itself allows: as many jobs at a time as the worker takes, leased and finished by one statement each, on two connections.</summary>
internal static class BareLoop
{
    private const int Connections = 2;
    private const int Batch = 500;

    private const string Take = """
        UPDATE jobs SET state = 'Running', leased_by = 'bare', leased_until = now() + interval '30 seconds', attempts = attempts + 1, started_at = now()
        WHERE id IN (SELECT id FROM jobs WHERE state = 'Waiting' AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;

    private const string Finish = "UPDATE jobs SET state = 'Succeeded', finished_at = now(), leased_until = NULL WHERE id = ANY($1) AND state = 'Running' AND leased_by = 'bare'";

    /// <summary>Jobs a second.</summary>
    public static async Task<double> RunAsync(string database)
    {
        var start = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => LoopAsync(database)));
        return done.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<int> LoopAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var take = new NpgsqlCommand(Take, connection) { Parameters = { new() { Value = Batch } } };
        var done = 0;
        while (true)
        {
            var ids = new List<Guid>(Batch);
            await using (var reader = await take.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    ids.Add(reader.GetGuid(0));
                }
            }

            if (ids.Count == 0)
            {
                return done;
            }

            await using var finish = new NpgsqlCommand(Finish, connection) { Parameters = { new() { Value = ids.ToArray() } } };
            done += await finish.ExecuteNonQueryAsync();
        }
    }
}
