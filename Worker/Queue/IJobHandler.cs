using Gapless.Data.Jobs;

namespace Gapless.Worker.Queue;

/// <summary>
/// Does jobs of one kind, in a scope of its own for the job's organization. A job is one idempotent pass: a worker may die after any line, and
/// another then begins anew. Returning finishes the job, throwing repeats it later; <see cref="JobException"/> says that no repetition would help.
/// </summary>
internal interface IJobHandler<in TPayload>
    where TPayload : IJobPayload
{
    /// <param name="cancellationToken">Cancelled when a person asks for it, when the service stops, and when another worker has taken the job over.</param>
    Task HandleAsync(TPayload payload, JobContext job, CancellationToken cancellationToken);
}
