using System.Text.Json;
using Gapless.Data;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Worker.Assessment;
using Gapless.Worker.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gapless.Worker.Scanning;

/// <summary>What every scan does around its look: begin, keep what was seen and what follows from it in one transaction, and say how it ended.</summary>
internal sealed class ScanRunner(GaplessDbContext database, FindingStore store, JobQueue queue, SystemAssessor assessor, ScanNews news, ReadArchives archives, IOptions<ScanningOptions> options, TimeProvider clock)
{
    public async Task RunAsync(Guid scanId, JobContext job, Func<Scan, ScanReporter, CancellationToken, Task<Seen>> look, CancellationToken cancellationToken)
    {
        if (await BeginAsync(scanId, cancellationToken) is not { } scan)
        {
            return; // removed meanwhile
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(options.Value.MaximumMinutes), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var seen = await look(scan, new ScanReporter(job, clock), either.Token);
            await FinishAsync(scan, seen, job, cancellationToken);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var problem = new JobException($"The scan took longer than {options.Value.MaximumMinutes} minutes (setting Scanning:MaximumMinutes).");
            await EndAsync(scanId, ScanState.Failed, problem.Message);
            throw problem;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndIfCancelledAsync(scanId, job);
            throw;
        }
        catch (JobException problem)
        {
            await EndAsync(scanId, ScanState.Failed, problem.Message);
            throw;
        }
        catch (Exception problem) when (problem is not LeaseLostException && job.IsLastAttempt)
        {
            await EndAsync(scanId, ScanState.Failed, "Something went wrong on our side; the operation's error says more.");
            throw;
        }
    }

    private async Task<Scan?> BeginAsync(Guid scanId, CancellationToken cancellationToken)
    {
        await database.Scans.Where(scan => scan.Id == scanId && scan.StartedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(scan => scan.StartedAt, clock.GetUtcNow()).SetProperty(scan => scan.State, ScanState.Running), cancellationToken);
        return await database.Scans.AsNoTracking().SingleOrDefaultAsync(scan => scan.Id == scanId, cancellationToken);
    }

    private async Task FinishAsync(Scan begun, Seen seen, JobContext job, CancellationToken cancellationToken)
    {
        IReadOnlyList<GapNews> changes = [];
        var records = FindingRecord.Of(seen.Findings, seen.Method).ToList();
        job.Result = new { begun.SystemId, ScanId = begun.Id };
        await job.CompleteAsync(
            async (context, inner) =>
            {
                var at = clock.GetUtcNow();
                var scan = await context.Scans.SingleAsync(one => one.Id == begun.Id, inner);
                Describe(scan, seen, at);
                scan.Changed = await store.SaveAsync(scan, records, seen.Doubted, at, inner);
                await LookAgainAsync(scan, seen.Doubted, at, inner);
                await MarkTargetAsync(scan, at, inner);
                await context.SaveChangesAsync(inner);
                changes = await assessor.AssessAsync(scan.SystemId, scan, at, inner);
            },
            cancellationToken);
        await news.TellAsync(begun, changes);
        await archives.RemoveAsync(begun);
    }

    /// <summary>What passed and failed now is believed when it lasts.</summary>
    private async Task LookAgainAsync(Scan scan, IReadOnlyList<string> doubted, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (doubted.Count > 0)
        {
            await queue.EnqueueAsync(
                new ScanRequest(scan.TargetKind, scan.TargetId) { Doubted = doubted }, key: "confirm:" + scan.TargetId, dueAt: at + FlapGuard.Pause, systemId: scan.SystemId, cancellationToken: cancellationToken);
        }
    }

    private static void Describe(Scan scan, Seen seen, DateTimeOffset at)
    {
        (scan.State, scan.FinishedAt, scan.Error, scan.Archive) = (ScanState.Succeeded, at, null, null);
        (scan.Revision, scan.Files, scan.Bytes, scan.Catalogue) = (seen.Revision, seen.Files, seen.Bytes, CheckCatalog.Version);
        scan.Facts = [.. seen.Facts];
        scan.Components = JsonSerializer.Serialize(seen.Components, RecordJson.Default.IReadOnlyListScanComponent);
        scan.Problems = JsonSerializer.Serialize(seen.Problems, RecordJson.Default.IReadOnlyListScanProblem);
    }

    private Task<int> MarkTargetAsync(Scan scan, DateTimeOffset at, CancellationToken cancellationToken) => scan.TargetKind == TargetKind.Repository
        ? database.Repositories.Where(one => one.Id == scan.TargetId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastScanId, scan.Id).SetProperty(one => one.LastScannedAt, at), cancellationToken)
        : database.Environments.Where(one => one.Id == scan.TargetId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastScanId, scan.Id).SetProperty(one => one.LastScannedAt, at), cancellationToken);

    // A service that ends gives the job back, and another goes on; only what a person cancelled is over.
    private async Task EndIfCancelledAsync(Guid scanId, JobContext job)
    {
        if (await database.Jobs.AnyAsync(one => one.Id == job.JobId && one.CancelRequestedAt != null && one.State == JobState.Running))
        {
            await EndAsync(scanId, ScanState.Cancelled, null);
        }
    }

    private Task<int> EndAsync(Guid scanId, ScanState state, string? error) => database.Scans.Where(scan => scan.Id == scanId).ExecuteUpdateAsync(set => set
        .SetProperty(scan => scan.State, state).SetProperty(scan => scan.Error, error).SetProperty(scan => scan.FinishedAt, clock.GetUtcNow()));
}
