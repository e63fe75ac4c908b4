using System.Text.Json;
using Gapless.Api.Operations;
using Gapless.Contracts;
using Gapless.Contracts.Scans;
using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Gapless.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Scans;

/// <summary>A scan with what it found; while it runs, how far it is.</summary>
internal static class GetScan
{
    public static async Task<Results<Ok<ScanDetail>, NotFound>> Handle(Guid id, GaplessDbContext database, TargetNames names, CancellationToken cancellationToken)
    {
        if (await database.Scans.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } scan)
        {
            return TypedResults.NotFound();
        }

        var slug = await database.Systems.Where(system => system.Id == scan.SystemId).Select(system => system.Slug).SingleAsync(cancellationToken);
        var job = await database.Jobs.AsNoTracking().SingleOrDefaultAsync(one => one.Id == scan.JobId, cancellationToken);
        var target = (await names.ReadAsync([scan.TargetId], cancellationToken)).GetValueOrDefault(scan.TargetId, "removed");
        return TypedResults.Ok(new ScanDetail
        {
            Scan = ScanEntries.Of(scan, slug, target, job),
            Progress = scan.State is ScanState.Queued or ScanState.Running ? OperationEntries.ProgressOf(job?.Progress) : null,
            Components = scan.Components is { } components ? JsonSerializer.Deserialize(components, GaplessJson.Default.IReadOnlyListScanComponent)! : [],
            Facts = [.. scan.Facts],
            Findings = scan.State == ScanState.Succeeded ? await FindingsAsync(scan, database, cancellationToken) : [],
            Problems = scan.Problems is { } problems ? JsonSerializer.Deserialize(problems, GaplessJson.Default.IReadOnlyListScanProblem)! : [],
        });
    }

    /// <summary>What held when the scan ended: findings are kept from the scan that first said so until the one that said otherwise.</summary>
    private static async Task<List<ScanFinding>> FindingsAsync(Scan scan, GaplessDbContext database, CancellationToken cancellationToken)
    {
        var rows = await database.Findings.AsNoTracking()
            .Where(one => one.SystemId == scan.SystemId && one.TargetId == scan.TargetId && one.Since <= scan.FinishedAt && (one.Until == null || one.Until > scan.FinishedAt))
            .OrderBy(one => one.CheckId).Select(one => new { one.CheckId, one.Outcome, one.Reason, one.Summary }).ToListAsync(cancellationToken);
        return rows.ConvertAll(one =>
        {
            var check = CheckCatalog.Find(one.CheckId)?.Info;
            return new ScanFinding(
                one.CheckId, check is null ? "" : Words.Of(check.Category), check is null ? "" : Words.Of(check.Priority), check?.Title ?? one.CheckId,
                Words.Of(one.Outcome), one.Reason is { } reason ? Words.Of(reason) : null, one.Summary);
        });
    }
}
