using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Scans;

/// <summary>Begins scans. A target is scanned by one at a time: asking while a scan is under way gives that one.</summary>
public sealed class ScanStarter(GaplessDbContext database, JobQueue queue, TimeProvider clock)
{
    /// <summary>Works in the caller's transaction, which must be open.</summary>
    /// <param name="archive">Where an uploaded archive lies in evidence storage; null for everything else.</param>
    /// <param name="doubted">Checks whose failure the look may confirm; null for none.</param>
    /// <returns>Null when the organization has no such target.</returns>
    public async Task<Scan?> StartAsync(
        TargetKind kind, Guid targetId, string requestedBy, Guid? userId = null, string? archive = null, IReadOnlyList<string>? doubted = null, CancellationToken cancellationToken = default)
    {
        if (await SystemOfAsync(kind, targetId, cancellationToken) is not { } systemId)
        {
            return null;
        }

        var scan = New(kind, targetId, systemId, requestedBy, archive);
        var key = "scan:" + targetId;
        var job = kind == TargetKind.Repository
            ? await queue.EnqueueAsync(new RepositoryScan(scan.Id), key, systemId: systemId, requestedBy: userId, mostAttempts: 3, cancellationToken: cancellationToken)
            : await queue.EnqueueAsync(new EnvironmentScan(scan.Id, doubted), key, systemId: systemId, requestedBy: userId, mostAttempts: 3, cancellationToken: cancellationToken);
        if (await database.Scans.SingleOrDefaultAsync(one => one.JobId == job.Id, cancellationToken) is { } underWay)
        {
            return underWay;
        }

        scan.JobId = job.Id;
        database.Scans.Add(scan);
        await database.SaveChangesAsync(cancellationToken);
        return scan;
    }

    private async Task<Guid?> SystemOfAsync(TargetKind kind, Guid targetId, CancellationToken cancellationToken) => kind == TargetKind.Repository
        ? await database.Repositories.Where(one => one.Id == targetId).Select(one => (Guid?)one.SystemId).SingleOrDefaultAsync(cancellationToken)
        : await database.Environments.Where(one => one.Id == targetId).Select(one => (Guid?)one.SystemId).SingleOrDefaultAsync(cancellationToken);

    private Scan New(TargetKind kind, Guid targetId, Guid systemId, string requestedBy, string? archive) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        OrganizationId = database.Current.Id ?? throw new InvalidOperationException("No organization was entered."),
        SystemId = systemId,
        TargetKind = kind,
        TargetId = targetId,
        RequestedBy = requestedBy,
        Archive = archive,
        CreatedAt = clock.GetUtcNow(),
    };
}
