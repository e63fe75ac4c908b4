using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.ServiceDefaults.Evidence;

namespace Gapless.Worker.Scanning;

/// <summary>Removes uploaded archives once they have been read.</summary>
internal sealed class ReadArchives(GaplessDbContext database, IEvidenceStore evidence)
{
    /// <param name="scan">As it was before it ended.</param>
    public async Task RemoveAsync(Scan scan)
    {
        if (scan.Archive is { } archive && !await database.IsArchiveWantedAsync(archive, scan.Id, CancellationToken.None))
        {
            await evidence.DeleteAsync(archive, CancellationToken.None);
        }
    }
}
