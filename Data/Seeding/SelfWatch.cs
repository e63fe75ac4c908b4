using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Seeding;

/// <summary>
/// Lets the installation's own system look at what runs here: the checkout and the gateway's address, which may differ at the next start. Run again, it
/// changes only what differs.
/// </summary>
public sealed class SelfWatch(string connectionString, TimeProvider clock)
{
    private const string RepositoryName = "gapless";
    private const string EnvironmentName = "here";

    /// <param name="repository">The checkout's full path; null where there is none.</param>
    /// <param name="origin">The gateway's address; null where it is not known.</param>
    public async Task KeepAsync(string? repository, Uri? origin, CancellationToken cancellationToken)
    {
        await using var database = new DatabaseFactory(connectionString).AsApplication(Seed.OrganizationId);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);

        // Installations that were seeded before systems had the mark.
        await database.Database.ExecuteSqlAsync($"UPDATE systems SET is_installation = true WHERE slug = {Seed.Slug} AND NOT is_installation", cancellationToken);
        var system = await database.Systems.Include(one => one.Environments).Include(one => one.Repositories).SingleOrDefaultAsync(one => one.IsInstallation, cancellationToken);
        if (system is null)
        {
            return; // somebody has removed it
        }

        await ScheduleAsync(database, system, Reassessment.Kind, JobJson.Write(new Reassessment(system.Id)), "*/5 * * * *", cancellationToken);
        await ScheduleAsync(database, system, TidyUp.Kind, JobJson.Write(new TidyUp()), TidyUp.Cron, cancellationToken);
        await KeepRepositoryAsync(database, system, repository, cancellationToken);
        await KeepEnvironmentAsync(database, system, origin, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task KeepRepositoryAsync(GaplessDbContext database, TrackedSystem system, string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return;
        }

        var known = system.Repositories.FirstOrDefault(one => one.Name == RepositoryName);
        if (known is null)
        {
            known = new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                OrganizationId = system.OrganizationId,
                SystemId = system.Id,
                Name = RepositoryName,
                Source = RepositorySource.Folder,
                CreatedAt = clock.GetUtcNow(),
            };
            database.Repositories.Add(known);
        }

        known.Location = path;
        await ScheduleAsync(database, system, ScanRequest.Kind, TargetSchedule.PayloadOf(TargetKind.Repository, known.Id), TargetSchedule.Checkout, cancellationToken);
    }

    private async Task KeepEnvironmentAsync(GaplessDbContext database, TrackedSystem system, Uri? origin, CancellationToken cancellationToken)
    {
        if (origin is null)
        {
            return;
        }

        var known = system.Environments.FirstOrDefault(one => one.Name == EnvironmentName);
        if (known is null)
        {
            known = new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                OrganizationId = system.OrganizationId,
                SystemId = system.Id,
                Name = EnvironmentName,
                BaseUrl = origin,
                CreatedAt = clock.GetUtcNow(),
            };
            database.Environments.Add(known);
        }

        known.BaseUrl = origin;
        await ScheduleAsync(database, system, ScanRequest.Kind, TargetSchedule.PayloadOf(TargetKind.Environment, known.Id), TargetSchedule.Probe, cancellationToken);
    }

    /// <summary>Due at once at every start: what was true of the last run says little about this one.</summary>
    private async Task ScheduleAsync(GaplessDbContext database, TrackedSystem system, string kind, string payload, string cron, CancellationToken cancellationToken)
    {
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        var known = await database.Database.ExecuteSqlAsync($"UPDATE schedules SET next_at = {now}, cron = {cron} WHERE kind = {kind} AND payload = {payload}::jsonb", cancellationToken);
        if (known == 0)
        {
            database.Schedules.Add(new() { Id = id, OrganizationId = system.OrganizationId, SystemId = system.Id, Kind = kind, Payload = payload, Cron = cron, NextAt = now, CreatedAt = now });
        }
    }
}
