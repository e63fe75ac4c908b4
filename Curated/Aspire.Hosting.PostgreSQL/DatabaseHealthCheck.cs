using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Aspire.Hosting.Postgres;

/// <summary>The server lets us in and answers.</summary>
internal sealed class DatabaseHealthCheck(IResourceWithConnectionString resource, string database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var address = new NpgsqlConnectionStringBuilder(await resource.GetConnectionStringAsync(cancellationToken)) { Database = database, Pooling = false, Timeout = 3, CommandTimeout = 3 };
            await using var connection = new NpgsqlConnection(address.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is NpgsqlException or SocketException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }
}
