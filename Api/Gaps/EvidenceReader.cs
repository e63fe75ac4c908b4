using System.Text.Json;
using Gapless.Contracts;
using Gapless.Contracts.Gaps;
using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Gaps;

/// <summary>What each method showed of a gap at each target, the strongest method first.</summary>
internal sealed class EvidenceReader(GaplessDbContext database)
{
    public async Task<IReadOnlyList<GapEvidence>> ReadAsync(Gap gap, CancellationToken cancellationToken)
    {
        var findings = await database.Findings.AsNoTracking().Where(one => one.SystemId == gap.SystemId && one.CheckId == gap.CheckId && one.Until == null).ToListAsync(cancellationToken);
        var targets = await TargetsAsync(gap.SystemId, cancellationToken);
        var scans = targets.Values.Select(target => target.ScanId).OfType<Guid>().ToList();
        var revisions = await database.Scans.Where(scan => scans.Contains(scan.Id)).ToDictionaryAsync(scan => scan.Id, scan => scan.Revision, cancellationToken);
        var order = CheckCatalog.Find(gap.CheckId)?.Info.Methods ?? [];
        return [.. findings.Where(one => targets.ContainsKey(one.TargetId)).OrderBy(one => order.IndexOf(one.Method)).ThenBy(one => targets[one.TargetId].Name, StringComparer.Ordinal).Select(one =>
        {
            var target = targets[one.TargetId];
            var lookedAt = target.At ?? one.Since;
            var scan = target.ScanId ?? one.ScanId;
            return new GapEvidence(
                Words.Of(one.Method), one.Method == Method.Live ? "observed" : "declared", target.Name, Words.Of(one.Outcome), one.Reason is { } reason ? Words.Of(reason) : null, one.Summary,
                revisions.GetValueOrDefault(scan), lookedAt, Freshness.Until(one.CheckId, one.Method, lookedAt), Convert.ToHexStringLower(one.Digest), scan,
                JsonSerializer.Deserialize(one.Evidence, GaplessJson.Default.IReadOnlyListScanEvidence) ?? []);
        })];
    }

    private async Task<Dictionary<Guid, Target>> TargetsAsync(Guid systemId, CancellationToken cancellationToken)
    {
        var repositories = await database.Repositories.AsNoTracking().Where(one => one.SystemId == systemId).Select(one => new { one.Id, Target = new Target(one.Name, one.LastScanId, one.LastScannedAt) }).ToListAsync(cancellationToken);
        var environments = await database.Environments.AsNoTracking().Where(one => one.SystemId == systemId).Select(one => new { one.Id, Target = new Target(one.Name, one.LastScanId, one.LastScannedAt) }).ToListAsync(cancellationToken);
        return repositories.Concat(environments).ToDictionary(one => one.Id, one => one.Target);
    }

    private sealed record Target(string Name, Guid? ScanId, DateTimeOffset? At);
}
