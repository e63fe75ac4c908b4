using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Gapless.AppHost.Tests.Engine;
using Npgsql;

namespace Gapless.AppHost.Tests.Stores;

public sealed class PostgresTests
{
    /// <summary>The server of this machine, and the one that is fetched where there is none.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("npm")]
    public async Task ComesBackWithItsData_WhenItIsKilled(string server)
    {
        await using var host = new TestHost("--GAPLESS_POSTGRES_BIN=" + server);
        var database = host.Builder.AddPostgres("postgres").WithDataVolume().AddDatabase("orders-db", "orders");
        await host.StartAsync();
        await host.HealthyAsync("orders-db");
        await RunAsync(database, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (42)", host.Limit);

        UnixSignals.Send((int)host.Instances("postgres").Single().Snapshot.Properties.First(property => property.Name == "executable.pid").Value!, UnixSignal.Kill);
        await host.States.WaitForResourceAsync("postgres", change => change.Snapshot.Properties.Any(property => property is { Name: "restarts", Value: 1 }), host.Limit);
        await host.HealthyAsync("postgres");
        await host.HealthyAsync("orders-db");

        Assert.Equal(42, await RunAsync(database, "SELECT id FROM kept", host.Limit));
    }

    [Fact]
    public async Task ListensOnLoopbackOnlyAndWantsItsPassword()
    {
        await using var host = new TestHost();
        var server = host.Builder.AddPostgres("postgres");
        await host.StartAsync();
        await host.HealthyAsync("postgres");
        var address = new NpgsqlConnectionStringBuilder(await ((IResourceWithConnectionString)server.Resource).GetConnectionStringAsync(host.Limit)) { Pooling = false };

        await using (var connection = new NpgsqlConnection(address.ConnectionString))
        {
            await connection.OpenAsync(host.Limit);
            await using var command = new NpgsqlCommand("SHOW listen_addresses", connection);
            Assert.Equal("localhost", await command.ExecuteScalarAsync(host.Limit));
        }

        address.Password = "wrong";
        await using var stranger = new NpgsqlConnection(address.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync(host.Limit));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("unfinished")]
    [InlineData("stale-process")]
    [InlineData("other-password")]
    public async Task Works_WhateverAKilledRunLeftBehind(string damage)
    {
        using var data = new DataPlace();
        await using (var first = new TestHost("--Engine:Data=" + data.Path))
        {
            first.Builder.AddPostgres("postgres").WithDataVolume("orders");
            await first.StartAsync();
            await first.HealthyAsync("postgres");
            await first.StopAsync();
        }

        var volume = Path.Combine(data.Path, "volumes", "orders");
        switch (damage)
        {
            case "half":
                File.Delete(Path.Combine(volume, "data", "PG_VERSION"));
                break;
            case "unfinished":
                Directory.CreateDirectory(Path.Combine(volume, "data.new", "base"));
                Directory.Delete(Path.Combine(volume, "data"), recursive: true);
                break;
            case "stale-process":
                await File.WriteAllTextAsync(Path.Combine(volume, "data", "postmaster.pid"), $"{Environment.ProcessId}\n/somewhere\n");
                break;
            default:
                Directory.Delete(Path.Combine(data.Path, "hosts"), recursive: true);
                break;
        }

        await using var second = new TestHost("--Engine:Data=" + data.Path);
        second.Builder.AddPostgres("postgres").WithDataVolume("orders");
        await second.StartAsync();

        await second.HealthyAsync("postgres");
    }

    [Fact]
    public async Task SaysWhatToDo_WhenTheDataIsOfAnotherVersion()
    {
        using var data = new DataPlace();
        var folder = Directory.CreateDirectory(Path.Combine(data.Path, "volumes", "orders", "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "PG_VERSION"), "9.6\n");
        await using var host = new TestHost("--Engine:Data=" + data.Path);
        host.Builder.AddPostgres("postgres").WithDataVolume("orders");

        await host.StartAsync();

        await host.States.WaitForResourceAsync("postgres", KnownResourceStates.FailedToStart, host.Limit);
        Assert.Contains("was written by PostgreSQL 9.6", host.Said.ToString(), StringComparison.Ordinal);
        Assert.Contains("GAPLESS_POSTGRES_BIN", host.Said.ToString(), StringComparison.Ordinal);
    }

    private static async Task<object?> RunAsync(IResourceBuilder<PostgresDatabaseResource> database, string sql, CancellationToken cancellationToken)
    {
        var address = await ((IResourceWithConnectionString)database.Resource).GetConnectionStringAsync(cancellationToken);
        await using var connection = new NpgsqlConnection(address + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
