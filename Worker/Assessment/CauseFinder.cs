using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>Tells why a scan may say something else than the scan before it of the same target.</summary>
internal sealed class CauseFinder(GaplessDbContext database)
{
    /// <param name="scan">Null when time alone has passed.</param>
    /// <param name="isFirst">The system has never been assessed.</param>
    public async Task<Cause> FindAsync(Scan? scan, bool isFirst, CancellationToken cancellationToken)
    {
        if (scan is null)
        {
            return new(ChangeCause.Expiry, null);
        }

        var before = await database.Scans.AsNoTracking()
            .Where(one => one.TargetId == scan.TargetId && one.State == ScanState.Succeeded && one.Id != scan.Id && one.CreatedAt <= scan.CreatedAt)
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        if (isFirst || before is null)
        {
            return new(ChangeCause.FirstLook, Short(scan.Revision));
        }

        if (before.Catalogue != scan.Catalogue)
        {
            return new(ChangeCause.Catalogue, scan.Catalogue);
        }

        var isCode = scan.TargetKind == TargetKind.Repository || (scan.Revision is not null && before.Revision != scan.Revision);
        return isCode ? new(ChangeCause.Code, Short(scan.Revision)) : new(ChangeCause.Environment, null);
    }

    /// <summary>As much of a commit as people read.</summary>
    private static string? Short(string? revision) => revision is { Length: > 7 } ? revision[..7] : revision;
}
