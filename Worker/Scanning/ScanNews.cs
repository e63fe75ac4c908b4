using Gapless.Data.Scans;
using Gapless.ServiceDefaults.Cache;
using Gapless.Wire;
using Gapless.Worker.Assessment;

namespace Gapless.Worker.Scanning;

/// <summary>Tells open pages what a scan changed.</summary>
internal sealed class ScanNews(LiveEvents live)
{
    public async Task TellAsync(Scan scan, IReadOnlyList<GapNews> changes)
    {
        foreach (var change in changes)
        {
            await live.PublishAsync(scan.OrganizationId, LiveEvent.Of(LiveEvent.GapChanged, scan.SystemId, Told(change)));
        }

        await live.PublishAsync(scan.OrganizationId, LiveEvent.Of(LiveEvent.ScanFinished, scan.SystemId, new { scan.Id, scan.TargetId, Changes = changes.Count }));
    }

    private static object Told(GapNews news) => new { Id = news.GapId, Check = news.CheckId, State = Words.Of(news.State), news.Change.Summary };
}
