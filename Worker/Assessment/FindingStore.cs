using Gapless.Data;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>Keeps what a scan found, as changes: a scan that finds the same again adds no row and touches none.</summary>
internal sealed class FindingStore(GaplessDbContext database)
{
    /// <summary>Adds to the caller's transaction.</summary>
    /// <param name="doubted">Checks about which what was known stands, whatever was found.</param>
    /// <returns>How many findings are new, different or gone.</returns>
    public async Task<int> SaveAsync(Scan scan, IReadOnlyCollection<FindingRecord> found, IReadOnlyCollection<string> doubted, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var known = await database.Findings.Where(finding => finding.TargetId == scan.TargetId && finding.Until == null && !doubted.Contains(finding.CheckId))
            .Select(finding => new { finding.Id, finding.CheckId, finding.Method, finding.Digest }).ToListAsync(cancellationToken);
        var before = known.ToDictionary(one => (one.CheckId, one.Method));
        List<FindingRecord> changed = [];
        var replaced = 0;
        foreach (var one in found.Where(one => !doubted.Contains(one.CheckId, StringComparer.Ordinal)))
        {
            if (!before.TryGetValue((one.CheckId, one.Method), out var old))
            {
                changed.Add(one);
            }
            else if (old.Digest.AsSpan().SequenceEqual(one.Digest))
            {
                before.Remove((one.CheckId, one.Method)); // what is left at the end no longer holds
            }
            else
            {
                changed.Add(one);
                replaced++;
            }
        }

        await EndAsync([.. before.Values.Select(one => one.Id)], at, cancellationToken);
        foreach (var chunk in FindingRows.Chunks(changed))
        {
            await chunk.InsertAsync(database, scan, at, cancellationToken);
        }

        return changed.Count + before.Count - replaced;
    }

    private async Task EndAsync(Guid[] over, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (over.Length > 0)
        {
            await database.Findings.Where(finding => over.Contains(finding.Id)).ExecuteUpdateAsync(set => set.SetProperty(finding => finding.Until, at), cancellationToken);
        }
    }
}
