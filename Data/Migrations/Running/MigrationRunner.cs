using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Gapless.Data.Migrations.Running;

/// <summary>Applies, takes back and looks at migrations.</summary>
public sealed class MigrationRunner(string connectionString, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DatabaseFactory factory = new(connectionString);

    /// <summary>Applies what is pending, up to and including a migration, or all; makes the database first where there is none.</summary>
    /// <returns>The migrations that were applied.</returns>
    public async Task<IReadOnlyList<string>> UpAsync(string? target, CancellationToken cancellationToken)
    {
        await using var database = factory.AsOwner();
        await CreateWhenServerAnswersAsync(database, cancellationToken);
        await using var turn = await MigrationLock.TakeAsync(connectionString, cancellationToken);
        List<string> pending = [.. await database.Database.GetPendingMigrationsAsync(cancellationToken)];
        if (target is not null)
        {
            var last = pending.IndexOf(Find(database, target));
            pending = last < 0 ? [] : pending[..(last + 1)];
        }

        if (pending.Count > 0)
        {
            await database.GetService<IMigrator>().MigrateAsync(pending[^1], cancellationToken);
        }

        return pending;
    }

    /// <summary>Takes back the migrations after one; "0" takes back all.</summary>
    /// <returns>The migrations that were taken back, the newest first.</returns>
    public async Task<IReadOnlyList<string>> DownAsync(string target, CancellationToken cancellationToken)
    {
        await using var database = factory.AsOwner();
        await using var turn = await MigrationLock.TakeAsync(connectionString, cancellationToken);
        var applied = (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var keep = target == Migration.InitialDatabase ? 0 : applied.IndexOf(Find(database, target)) + 1;
        var back = applied.Skip(keep).Reverse().ToList();
        if (back.Count > 0)
        {
            await database.GetService<IMigrator>().MigrateAsync(keep == 0 ? Migration.InitialDatabase : applied[keep - 1], cancellationToken);
        }

        return back;
    }

    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        await using var database = factory.AsOwner();
        var isThere = await database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);
        var applied = isThere ? (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal) : [];
        return
        [
            .. database.Database.GetMigrations().Select(name => new MigrationStatus(name, applied.Contains(name), IsKnown: true)),
            .. applied.Except(database.Database.GetMigrations(), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new MigrationStatus(name, IsApplied: true, IsKnown: false)),
        ];
    }

    // Where nothing orders the start of services, the server may come after us.
    private async Task CreateWhenServerAnswersAsync(GaplessDbContext database, CancellationToken cancellationToken)
    {
        for (var began = clock.GetTimestamp(); ;)
        {
            try
            {
                await CreateAsync(database, cancellationToken);
                return;
            }
            catch (Exception error) when (error.GetBaseException() is SocketException or EndOfStreamException or PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow }
                && clock.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }

    private static async Task CreateAsync(GaplessDbContext database, CancellationToken cancellationToken)
    {
        var creator = database.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another migrator was faster.
        }
    }

    /// <exception cref="ArgumentException">No migration has this name.</exception>
    private static string Find(GaplessDbContext database, string name) =>
        database.Database.GetMigrations().FirstOrDefault(migration => migration == name || migration.EndsWith("_" + name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no migration '{name}'. 'status' lists them.", nameof(name));
}
