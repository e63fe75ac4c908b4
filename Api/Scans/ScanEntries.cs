using Gapless.Api.Operations;
using Gapless.Contracts.Scans;
using Gapless.Data.Jobs;
using Gapless.Data.Scans;
using Gapless.Wire;

namespace Gapless.Api.Scans;

/// <summary>From rows to what callers see of them.</summary>
internal static class ScanEntries
{
    /// <param name="job">Null when its row is kept no longer.</param>
    public static ScanEntry Of(Scan scan, string system, string target, Job? job) => new()
    {
        Id = scan.Id,
        System = system,
        TargetKind = Words.Of(scan.TargetKind),
        TargetId = scan.TargetId,
        Target = target,
        State = Words.Of(StateOf(scan, job)),
        RequestedBy = scan.RequestedBy,
        CreatedAt = scan.CreatedAt,
        StartedAt = scan.StartedAt,
        FinishedAt = scan.FinishedAt ?? job?.FinishedAt,
        Revision = scan.Revision,
        Files = scan.Files,
        Bytes = scan.Bytes,
        Changed = scan.Changed,
        Error = scan.Error ?? (job?.State == JobState.Dead ? job.Error : null),
        Attempt = job?.Attempts ?? 1,
        EarlierError = job is null ? null : OperationEntries.EarlierErrorOf(job),
        OperationId = scan.JobId,
    };

    /// <summary>A worker that died says nothing any more: then the queue knows better than the scan.</summary>
    public static ScanState StateOf(Scan scan, Job? job) => (scan.State, job?.State) switch
    {
        (ScanState.Queued or ScanState.Running, JobState.Dead) => ScanState.Failed,
        (ScanState.Queued or ScanState.Running, JobState.Cancelled) => ScanState.Cancelled,
        (ScanState.Running, JobState.Waiting) => ScanState.Queued,
        _ => scan.State,
    };
}
