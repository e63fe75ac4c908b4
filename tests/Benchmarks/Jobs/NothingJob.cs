using Gapless.Worker.Queue;

namespace Gapless.Benchmarks.Jobs;

internal sealed class NothingJob : IJobHandler<Nothing>
{
    public Task HandleAsync(Nothing payload, JobContext job, CancellationToken cancellationToken) => Task.CompletedTask;
}
