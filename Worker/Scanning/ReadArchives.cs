using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.ServiceDefaults.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Scanning;

/// <summary>Removes uploaded archives once they have been read. Files are kept by what they hold, so the same bytes may also be somebody else's.</summary>
internal sealed class ReadArchives(GaplessDbContext database, IEvidenceStore evidence)
{
    /// <param name="scan">As it was before it ended.</param>
    public async Task RemoveAsync(Scan scan)
    {
        if (scan.Archive is { } archive && !await IsWantedAsync(scan.Id, archive))
        {
            await evidence.DeleteAsync(archive, CancellationToken.None);
        }
    }

    private async Task<bool> IsWantedAsync(Guid scanId, string archive) =>
        await database.Scans.AnyAsync(scan => scan.Id != scanId && scan.Archive == archive && (scan.State == ScanState.Queued || scan.State == ScanState.Running))
        || await database.EvidenceFiles.AnyAsync(file => file.Location == archive);
}
