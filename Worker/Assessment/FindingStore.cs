using Gapless.Data;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>Keeps what a scan found, as changes: a scan that finds the same again adds no row and touches none.</summary>
internal sealed class FindingStore(GaplessDbContext database)
{
    /// <summary>Rows a statement; more make PostgreSQL plan longer than it inserts.</summary>
    private const int Chunk = 1000;

    /// <summary>Adds to the caller's transaction.</summary>
    /// <returns>How many findings are new, different or gone.</returns>
    public async Task<int> SaveAsync(Scan scan, IReadOnlyCollection<FindingRecord> found, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var known = await database.Findings.Where(finding => finding.TargetId == scan.TargetId && finding.Until == null)
            .Select(finding => new { finding.Id, finding.CheckId, finding.Method, finding.Digest }).ToListAsync(cancellationToken);
        var before = known.ToDictionary(one => (one.CheckId, one.Method));
        var changed = found.Where(one => !(before.TryGetValue((one.CheckId, one.Method), out var old) && old.Digest.AsSpan().SequenceEqual(one.Digest))).ToList();
        var kept = found.Except(changed).Select(one => (one.CheckId, one.Method)).ToHashSet();
        var over = known.Where(one => !kept.Contains((one.CheckId, one.Method))).Select(one => one.Id).ToList();
        await EndAsync(over, at, cancellationToken);
        await AddAsync(scan, changed, at, cancellationToken);
        var replaced = changed.Count(one => before.ContainsKey((one.CheckId, one.Method)));
        return changed.Count + over.Count - replaced;
    }

    private async Task EndAsync(List<Guid> over, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var chunk in over.Chunk(Chunk))
        {
            await database.Findings.Where(finding => chunk.Contains(finding.Id)).ExecuteUpdateAsync(set => set.SetProperty(finding => finding.Until, at), cancellationToken);
        }
    }

    private async Task AddAsync(Scan scan, List<FindingRecord> changed, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var chunk in changed.Chunk(Chunk))
        {
            var rows = chunk.Select(one => one.Store(scan, at)).ToList();
            database.Findings.AddRange(rows);
            await database.SaveChangesAsync(cancellationToken);

            // Tracked rows make every later save look at them again.
            rows.ForEach(row => database.Entry(row).State = EntityState.Detached);
        }
    }
}
