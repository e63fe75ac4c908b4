using Gapless.Data.Migrations.Running;
using Gapless.Data.Seeding;

namespace Gapless.Migrator;

/// <summary>The commands: <c>up</c>, <c>down</c>, <c>status</c>, <c>verify</c>, <c>seed</c>. 0 done, 1 not as it should be, 2 failed.</summary>
internal sealed class MigratorCommands(string connectionString, TimeProvider clock, TextWriter output, string? repository = null, Uri? origin = null, Uri? probedOrigin = null)
{
    private readonly MigrationRunner runner = new(connectionString, clock);

    public RootCommand Create() => new("Brings the database to the version that the services of this build need, and looks after it.")
    {
        Up(),
        Down(),
        Status(),
        Verify(),
        SeedCommand(),
    };

    private Command Up()
    {
        var to = new Option<string?>("--to") { Description = "Stop after this migration. All when not given." };
        var seed = new Option<bool>("--seed") { Description = "Then add what a new installation begins with." };
        var command = new Command("up", "Apply what is pending; make the database first where there is none.") { to, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var applied = await runner.UpAsync(parsed.GetValue(to), cancellationToken);
            await WriteAsync(applied.Count == 0 ? "Nothing is pending." : $"Applied: {string.Join(", ", applied)}.");
            return parsed.GetValue(seed) ? await SeedAsync(cancellationToken) : 0;
        });
        return command;
    }

    private Command Down()
    {
        var to = new Option<string>("--to") { Description = "The migration to go back to; 0 for an empty database.", Required = true };
        var command = new Command("down", "Take back every migration after one. What they stored is lost: make a backup first.") { to };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var back = await runner.DownAsync(parsed.GetValue(to)!, cancellationToken);
            await WriteAsync(back.Count == 0 ? "Nothing to take back." : $"Taken back: {string.Join(", ", back)}.");
            return 0;
        });
        return command;
    }

    private Command Status()
    {
        var command = new Command("status", "List the migrations and which are applied; 1 when any is pending.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var all = await runner.StatusAsync(cancellationToken);
            foreach (var migration in all)
            {
                await WriteAsync($"{(migration.IsApplied ? migration.IsKnown ? "applied" : "unknown" : "pending"),-8} {migration.Name}");
            }

            return all.All(migration => migration is { IsApplied: true, IsKnown: true }) ? 0 : 1;
        });
        return command;
    }

    private Command Verify()
    {
        var command = new Command("verify", "Compare the database with what this build needs of it; 1 when it differs.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var faults = await new DatabaseVerifier(connectionString, clock).FindFaultsAsync(cancellationToken);
            foreach (var fault in faults)
            {
                await WriteAsync(fault);
            }

            await WriteAsync(faults.Count == 0 ? "The database is as this build needs it." : $"{faults.Count} faults.");
            return faults.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private Command SeedCommand()
    {
        var command = new Command("seed", "Add what a new installation begins with; changes nothing when it is there.");
        command.SetAction((_, cancellationToken) => SeedAsync(cancellationToken));
        return command;
    }

    private async Task<int> SeedAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(await new Seed(connectionString, clock).RunAsync(cancellationToken) ? "Seeded." : "Already seeded.");
        await new SelfWatch(connectionString, clock).KeepAsync(repository, probedOrigin ?? origin, cancellationToken);
        if (await new OwnerLink(connectionString, clock).RenewAsync(cancellationToken) is { } token)
        {
            await WriteAsync("Nobody has an account yet. Whoever opens this link within seven days becomes the owner; it works once:");
            await WriteAsync($"Gapless {origin?.GetLeftPart(UriPartial.Authority)}/welcome?token={token}");
        }
        else
        {
            await WriteAsync("There is an account, so no link is made.");
        }

        return 0;
    }

    private Task WriteAsync(string line) => output.WriteLineAsync(line);
}
