using Gapless.Data;
using Gapless.Data.Jobs;
using Gapless.Data.Scans;
using Gapless.Worker.Queue;
using Gapless.Worker.Scanning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gapless.Worker.Jobs.TidyUp;

/// <summary>Removes what an organization keeps no longer. What holds now is never removed, however old it is.</summary>
internal sealed class TidyUpHandler(GaplessDbContext database, ReadArchives archives, IOptions<RetentionOptions> options, TimeProvider clock) : IJobHandler<Data.Jobs.Payloads.TidyUp>
{
    private static readonly TimeSpan RepliesFor = TimeSpan.FromDays(1);

    public async Task HandleAsync(Data.Jobs.Payloads.TidyUp payload, JobContext job, CancellationToken cancellationToken)
    {
        var (now, keep) = (clock.GetUtcNow(), options.Value);
        var (jobsFrom, deadFrom, historyFrom) = (now.AddDays(-keep.JobDays), now.AddDays(-keep.DeadJobDays), now.AddDays(-keep.HistoryDays));
        var jobs = await database.Jobs
            .Where(one => ((one.State == JobState.Succeeded || one.State == JobState.Cancelled) && one.FinishedAt < jobsFrom) || (one.State == JobState.Dead && one.FinishedAt < deadFrom))
            .ExecuteDeleteAsync(cancellationToken);
        var replies = await database.RememberedReplies.Where(reply => reply.CreatedAt < now - RepliesFor).ExecuteDeleteAsync(cancellationToken);
        var findings = await database.Findings.Where(finding => finding.Until < historyFrom).ExecuteDeleteAsync(cancellationToken);
        var scans = await ReplacedScans(historyFrom).ExecuteDeleteAsync(cancellationToken) + await QuietScans(now.AddDays(-keep.QuietScanDays)).ExecuteDeleteAsync(cancellationToken);
        await RemoveArchivesAsync(cancellationToken);
        var evaluations = await database.Evaluations
            .Where(one => one.At < historyFrom && !database.Systems.Any(system => system.EvaluationId == one.Id)).ExecuteDeleteAsync(cancellationToken);
        job.Result = new { jobs, replies, findings, scans, evaluations };
    }

    /// <summary>Of scans that ended before they read them.</summary>
    private async Task RemoveArchivesAsync(CancellationToken cancellationToken)
    {
        var ended = database.Scans.Where(scan => scan.Archive != null && scan.FinishedAt != null);
        foreach (var scan in await ended.AsNoTracking().ToListAsync(cancellationToken))
        {
            await archives.RemoveAsync(scan);
        }

        await ended.ExecuteUpdateAsync(set => set.SetProperty(scan => scan.Archive, (string?)null), cancellationToken);
    }

    /// <summary>Not the last of a target: what it found holds.</summary>
    private IQueryable<Scan> ReplacedScans(DateTimeOffset before) => database.Scans.Where(scan => scan.CreatedAt < before
        && !database.Repositories.Any(one => one.LastScanId == scan.Id) && !database.Environments.Any(one => one.LastScanId == scan.Id));

    /// <summary>Nothing that is kept came of them.</summary>
    private IQueryable<Scan> QuietScans(DateTimeOffset before) => ReplacedScans(before).Where(scan => scan.State == ScanState.Succeeded && scan.Changed == 0
        && !database.GapChanges.Any(change => change.ScanId == scan.Id) && !database.Evaluations.Any(one => one.ScanId == scan.Id));
}
