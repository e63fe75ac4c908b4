using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Scans;

/// <summary>Uploaded archives. Files are kept by what they hold, so the same bytes may also be somebody else's.</summary>
public static class Archives
{
    /// <summary>Whether another scan has still to read it, or it is an evidence file too.</summary>
    /// <param name="scanId">The scan that needs it no longer; null for none.</param>
    public static async Task<bool> IsArchiveWantedAsync(this GaplessDbContext database, string archive, Guid? scanId, CancellationToken cancellationToken) =>
        await database.Scans.AnyAsync(scan => scan.Id != scanId && scan.Archive == archive && (scan.State == ScanState.Queued || scan.State == ScanState.Running), cancellationToken)
        || await database.EvidenceFiles.AnyAsync(file => file.Location == archive, cancellationToken);
}
