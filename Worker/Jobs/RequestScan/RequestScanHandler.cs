using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Gapless.Worker.Queue;

namespace Gapless.Worker.Jobs.RequestScan;

/// <summary>Begins a scan that a schedule asks for.</summary>
internal sealed class RequestScanHandler(ScanStarter scans) : IJobHandler<ScanRequest>
{
    // A target that was removed meanwhile is nothing to scan.
    public Task HandleAsync(ScanRequest payload, JobContext job, CancellationToken cancellationToken) =>
        job.CompleteAsync((_, inner) => scans.StartAsync(payload.TargetKind, payload.TargetId, payload.Doubted is null ? "schedule" : "confirmation", doubted: payload.Doubted, cancellationToken: inner), cancellationToken);
}
