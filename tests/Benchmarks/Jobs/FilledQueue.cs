using Gapless.Data;
using Gapless.Data.Organizations;
using Npgsql;

namespace Gapless.Benchmarks.Jobs;

/// <summary>A queue that holds nothing but jobs to be done.</summary>
internal sealed class FilledQueue(string database)
{
    public const int Jobs = 20_000;

    private readonly Guid organization = Guid.CreateVersion7();

    public string Database { get; } = database;

    public async Task CreateOrganizationAsync()
    {
        await using var context = new DatabaseFactory(Database).AsApplication(organization);
        context.Add(new Organization { Id = organization, Name = "Benchmark", Slug = "benchmark", CreatedAt = TimeProvider.System.GetUtcNow() });
        await context.SaveChangesAsync();
    }

    public async Task FillAsync()
    {
        await ExecuteAsync("TRUNCATE jobs");
        await ExecuteAsync($"""
            INSERT INTO jobs (id, organization_id, kind, payload, state, attempts, most_attempts, due_at, created_at)
            SELECT gen_random_uuid(), '{organization}', '{Nothing.Kind}', '{"{}"}', 'Waiting', 0, 5, now(), now() FROM generate_series(1, {Jobs})
            """);
        await ExecuteAsync("VACUUM ANALYZE jobs");
        await ExecuteAsync("CHECKPOINT");
    }

    /// <summary>Seconds from the first begun to the last finished; null while some are not finished.</summary>
    public async Task<double?> SecondsAsync()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT EXTRACT(EPOCH FROM max(finished_at) - min(started_at))::float8 FROM jobs HAVING bool_and(state = 'Succeeded' AND attempts = 1)", connection);
        return await command.ExecuteScalarAsync() as double?;
    }

    private async Task ExecuteAsync(string text)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }
}
