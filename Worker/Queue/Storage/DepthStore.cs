using Npgsql;

namespace Gapless.Worker.Queue.Storage;

/// <summary>Measures the queue.</summary>
internal static class DepthStore
{
    private const string Measure = """
        SELECT kind, count(*) FILTER (WHERE state = 'Waiting')::float8, count(*) FILTER (WHERE state = 'Dead')::float8,
               COALESCE(EXTRACT(EPOCH FROM now() - min(due_at) FILTER (WHERE state = 'Waiting')), 0)::float8
        FROM jobs WHERE (state = 'Waiting' AND due_at <= now()) OR state = 'Dead'
        GROUP BY kind ORDER BY kind
        """;

    public static async Task<IReadOnlyList<QueueDepth>> MeasureAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Measure, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var depths = new List<QueueDepth>();
        while (await reader.ReadAsync())
        {
            depths.Add(new QueueDepth(reader.GetString(0), reader.GetDouble(1), reader.GetDouble(2), reader.GetDouble(3)));
        }

        return depths;
    }
}
