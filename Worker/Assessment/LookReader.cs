using Gapless.Data;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>What the last scans of a system's targets said, as the domain judges it.</summary>
internal sealed class LookReader(GaplessDbContext database)
{
    /// <summary>Where a system has production environments, only they count: a bare staging door is no gap of the product.</summary>
    public async Task<IReadOnlyList<Look>> ReadAsync(Guid systemId, CancellationToken cancellationToken)
    {
        var repositories = await database.Repositories.Where(one => one.SystemId == systemId && one.LastScanId != null)
            .Select(one => new Target(one.Id, one.Name, Method.Repository, one.LastScanId!.Value, one.LastScannedAt!.Value, false)).ToListAsync(cancellationToken);
        var environments = await database.Environments.Where(one => one.SystemId == systemId && one.LastScanId != null)
            .Select(one => new Target(one.Id, one.Name, Method.Live, one.LastScanId!.Value, one.LastScannedAt!.Value, one.IsProduction)).ToListAsync(cancellationToken);
        if (environments.Exists(one => one.IsProduction))
        {
            environments.RemoveAll(one => !one.IsProduction);
        }

        return await LooksAsync([.. repositories, .. environments], cancellationToken);
    }

    private async Task<IReadOnlyList<Look>> LooksAsync(List<Target> targets, CancellationToken cancellationToken)
    {
        var (ids, scanIds) = (targets.ConvertAll(target => target.Id), targets.ConvertAll(target => target.ScanId));
        var scans = await database.Scans.Where(scan => scanIds.Contains(scan.Id)).ToDictionaryAsync(scan => scan.Id, scan => (scan.Facts, scan.Revision), cancellationToken);
        var findings = await database.Findings.Where(finding => ids.Contains(finding.TargetId) && finding.Until == null)
            .Select(finding => new Row(finding.TargetId, finding.CheckId, finding.Method, finding.Outcome, finding.Reason, finding.Summary)).ToListAsync(cancellationToken);
        var byTarget = findings.ToLookup(finding => finding.TargetId);
        return [.. targets.OrderBy(target => target.Name, StringComparer.Ordinal).Where(target => scans.ContainsKey(target.ScanId)).Select(target => Of(target, scans[target.ScanId], byTarget[target.Id]))];
    }

    private static Look Of(Target target, (IList<string> Facts, string? Revision) scan, IEnumerable<Row> findings) => new(
        target.Method, target.Name, new FactSet(scan.Facts.Select(fact => KeyValuePair.Create(fact, Evidence.Hint("the last scan")))), scan.Revision,
        findings.Where(finding => finding.Method == target.Method).ToDictionary(finding => finding.CheckId, finding => Result(finding, target, scan.Revision), StringComparer.Ordinal));

    private static MethodResult Result(Row finding, Target target, string? revision) =>
        new(finding.Method, finding.Outcome, finding.Reason, finding.Summary, target.At, Freshness.Until(finding.CheckId, finding.Method, target.At)) { Revision = revision };

    private sealed record Target(Guid Id, string Name, Method Method, Guid ScanId, DateTimeOffset At, bool IsProduction);

    private sealed record Row(Guid TargetId, string CheckId, Method Method, Outcome Outcome, UnknownReason? Reason, string Summary);
}
