using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Aspire.Hosting.Postgres;

internal static class Databases
{
    public static async Task CreateAsync(PostgresServerResource server, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create((await ((IResourceWithConnectionString)server).GetConnectionStringAsync(cancellationToken))! + ";Pooling=false;Database=postgres");
        foreach (var name in server.Databases.Values.Distinct(StringComparer.Ordinal))
        {
            await using var exists = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
            exists.Parameters.AddWithValue(name);
            if (await exists.ExecuteScalarAsync(cancellationToken) is null)
            {
                await using var create = source.CreateCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }
}
