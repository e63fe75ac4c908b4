using System.Linq.Expressions;
using Gapless.Api.Paging;
using Gapless.Api.Systems;
using Gapless.Contracts;
using Gapless.Contracts.Scans;
using Gapless.Data;
using Gapless.Data.Scans;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Scans;

/// <summary>The scans of a system, newest first.</summary>
internal static class ListScans
{
    /// <summary>Without what a scan saw, which is large and on its own page.</summary>
    private static readonly Expression<Func<Scan, Scan>> Shown = scan => new Scan
    {
        Id = scan.Id,
        OrganizationId = scan.OrganizationId,
        SystemId = scan.SystemId,
        TargetKind = scan.TargetKind,
        TargetId = scan.TargetId,
        JobId = scan.JobId,
        State = scan.State,
        RequestedBy = scan.RequestedBy,
        CreatedAt = scan.CreatedAt,
        StartedAt = scan.StartedAt,
        FinishedAt = scan.FinishedAt,
        Revision = scan.Revision,
        Files = scan.Files,
        Bytes = scan.Bytes,
        Error = scan.Error,
        Changed = scan.Changed,
    };

    public static async Task<Results<Ok<Page<ScanEntry>>, NotFound>> Handle(string slug, string? after, int? limit, GaplessDbContext database, TargetNames names, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        var (last, count) = (Cursor.Id(after), Cursor.Limit(limit));
        var scans = await database.Scans.AsNoTracking().Where(scan => scan.SystemId == systemId && (last == null || scan.Id < last))
            .OrderByDescending(scan => scan.Id).Take(count + 1).Select(Shown).ToListAsync(cancellationToken);
        var jobIds = scans.Select(scan => scan.JobId).OfType<Guid>().ToList();
        var jobs = await database.Jobs.AsNoTracking().Where(job => jobIds.Contains(job.Id)).ToDictionaryAsync(job => job.Id, cancellationToken);
        var targets = await names.ReadAsync([.. scans.Select(scan => scan.TargetId).Distinct()], cancellationToken);
        return TypedResults.Ok(Pages.Of(
            scans, count, scan => ScanEntries.Of(scan, slug, targets.GetValueOrDefault(scan.TargetId, "removed"), jobs.GetValueOrDefault(scan.JobId ?? Guid.Empty)), scan => scan.Id.ToString("N")));
    }
}
