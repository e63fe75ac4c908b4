using Gapless.Data.Jobs.Payloads;
using Gapless.Worker.Assessment;
using Gapless.Worker.Queue;

namespace Gapless.Worker.Jobs.Reassess;

/// <summary>Computes a system's readiness anew: evidence that became too old no longer counts, without anybody having looked.</summary>
internal sealed class ReassessHandler(SystemAssessor assessor, TimeProvider clock) : IJobHandler<Reassessment>
{
    public Task HandleAsync(Reassessment payload, JobContext job, CancellationToken cancellationToken) =>
        job.CompleteAsync((_, inner) => assessor.AssessAsync(payload.SystemId, scan: null, clock.GetUtcNow(), inner), cancellationToken);
}
