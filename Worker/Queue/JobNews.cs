using System.Text.Json;
using Gapless.Data.Jobs;
using Gapless.ServiceDefaults.Cache;

namespace Gapless.Worker.Queue;

/// <summary>Tells open pages about jobs.</summary>
internal sealed class JobNews(LiveEvents live)
{
    public Task ProgressedAsync(LeasedJob job, string progress) => live.PublishAsync(job.OrganizationId, LiveEvent.Of(
        LiveEvent.OperationProgress, job.SystemId, new { job.Id, job.Kind, Progress = JsonSerializer.Deserialize<JsonElement>(progress) }));

    /// <summary>Only of jobs that somebody asked for, or that have said how far they are: nobody looks at the others.</summary>
    public async Task EndedAsync(HeldJob held, JobState state, string? error)
    {
        if (held.Job.RequestedBy is not null || held.HasProgress)
        {
            await live.PublishAsync(held.Job.OrganizationId, LiveEvent.Of(LiveEvent.OperationFinished, held.Job.SystemId, new { held.Job.Id, held.Job.Kind, State = state.ToString(), Error = error }));
        }
    }
}
