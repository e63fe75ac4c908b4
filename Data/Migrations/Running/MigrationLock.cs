using Npgsql;

namespace Gapless.Data.Migrations.Running;

/// <summary>One migrator at a time, however many are started: an advisory lock that ends with its connection, whatever becomes of the process.</summary>
internal sealed class MigrationLock : IAsyncDisposable
{
    private const long Key = 0x6761706C657373; // "gapless"

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlConnection connection;

    private MigrationLock(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<MigrationLock> TakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0, KeepAlive = 30 };
        var held = new NpgsqlConnection(builder.ConnectionString);
        await held.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", held) { Parameters = { new() { Value = Key } } };
        while (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            // Asking again, not waiting in a statement: CREATE INDEX CONCURRENTLY waits until every older statement has ended.
            await Task.Delay(Pause, cancellationToken);
        }

        return new(held);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
