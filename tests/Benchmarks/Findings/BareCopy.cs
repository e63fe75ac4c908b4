using Npgsql;
using NpgsqlTypes;

namespace Gapless.Benchmarks.Findings;

/// <summary>What the database itself allows: the rows that are there, by binary COPY into a table without an index, a key or row-level security.</summary>
internal static class BareCopy
{
    private static readonly NpgsqlDbType[] Types =
    [
        NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.TimestampTz,
        NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Jsonb, NpgsqlDbType.Bytea,
    ];

    private const string Columns = "id, organization_id, system_id, target_id, scan_id, since, check_id, method, outcome, reason, summary, evidence, digest";

    /// <summary>What writing them took; reading them before is not counted.</summary>
    public static async Task<(int Rows, Cost Cost)> RunAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var rows = await RowsAsync(connection);
        await ExecuteAsync(connection, "DROP TABLE IF EXISTS bare_findings");
        await ExecuteAsync(connection, $"CREATE TABLE bare_findings AS SELECT {Columns} FROM findings LIMIT 0");
        var start = Cost.Now();
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY bare_findings ({Columns}) FROM STDIN (FORMAT binary)"))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                for (var column = 0; column < Types.Length; column++)
                {
                    await (row[column] is DBNull ? copy.WriteNullAsync() : copy.WriteAsync(row[column], Types[column]));
                }
            }

            await copy.CompleteAsync();
        }

        return (rows.Count, Cost.Since(start));
    }

    private static async Task<List<object[]>> RowsAsync(NpgsqlConnection connection)
    {
        List<object[]> rows = [];
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM findings WHERE until IS NULL", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[Types.Length];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }
}
