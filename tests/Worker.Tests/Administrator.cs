using Npgsql;

namespace Gapless.Worker.Tests;

/// <summary>A connection past tenancy, for statements of the worker's own.</summary>
internal sealed class Administrator(string database) : IAsyncDisposable
{
    private readonly NpgsqlConnection connection = new(database);

    public async Task<NpgsqlConnection> OpenAsync()
    {
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
