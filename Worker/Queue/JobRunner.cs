using System.Diagnostics;
using Gapless.Data;
using Gapless.Data.Jobs;
using Gapless.Data.Tenancy;

namespace Gapless.Worker.Queue;

/// <summary>Does one job in a scope of its own, and says how it ended.</summary>
internal sealed partial class JobRunner(
    IServiceScopeFactory scopes, JobKinds kinds, JobNews news, WorkerName worker, QueueMetrics metrics, TimeProvider clock, ILogger<JobRunner> log)
{
    private const int LongestError = 4000;

    /// <summary>Null: there is nothing to write, because it is written already, or another worker has the job, or it goes back.</summary>
    public async Task<JobEnd?> RunAsync(HeldJob held)
    {
        var start = clock.GetTimestamp();
        using var activity = QueueMetrics.Source.StartActivity("job " + held.Job.Kind, ActivityKind.Consumer);
        activity?.SetTag("gapless.job.id", held.Job.Id).SetTag("gapless.job.attempt", held.Job.Attempt);
        var end = await TryAsync(held);
        var outcome = end is null ? (held.IsCompleted ? JobState.Succeeded.ToString() : held.Reason.ToString()) : end.State == JobState.Waiting ? "Failed" : end.State.ToString();
        if (end?.Error is { } error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error);
        }

        metrics.Ended(held.Job.Kind, outcome, clock.GetElapsedTime(start));
        return end;
    }

    private async Task<JobEnd?> TryAsync(HeldJob held)
    {
        if (held.Job.IsCancelled)
        {
            return new JobEnd(held, JobState.Cancelled);
        }

        try
        {
            var result = await HandleAsync(held);
            return held.IsCompleted ? null : new JobEnd(held, JobState.Succeeded, Result: result);
        }
        catch (Exception error)
        {
            return held.IsCompleted ? AfterTheEnd(held, error) : Failed(held, error);
        }
    }

    private async Task<string?> HandleAsync(HeldJob held)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentOrganization>().Enter(held.Job.OrganizationId);
        var context = new JobContext(held, new Lazy<GaplessDbContext>(services.GetRequiredService<GaplessDbContext>), news, worker, clock);
        await kinds[held.Job.Kind].HandleAsync(held.Job.Payload, services, context, held.Stopping);
        return held.IsCompleted ? null : context.ResultJson;
    }

    private JobEnd? Failed(HeldJob held, Exception error)
    {
        var (job, text) = (held.Job, Text(error));
        switch (held.Reason)
        {
            case StopReason.LeaseLost:
            case StopReason.None when error is LeaseLostException:
                LogTakenOver(log, job.Kind, job.Id);
                return null;
            case StopReason.Draining:
                return null;
            case StopReason.Cancelled:
                return new JobEnd(held, JobState.Cancelled, error is OperationCanceledException ? null : text);
        }

        var isDead = error is JobException || job.Attempt >= job.MostAttempts;
        LogFailed(log, isDead ? LogLevel.Error : LogLevel.Warning, error, job.Kind, job.Id, job.Attempt, job.MostAttempts);
        return isDead
            ? new JobEnd(held, JobState.Dead, text)
            : new JobEnd(held, JobState.Waiting, text, Pause: Backoff.After(job.Attempt, Random.Shared.NextDouble()));
    }

    private JobEnd? AfterTheEnd(HeldJob held, Exception error)
    {
        LogAfterTheEnd(log, error, held.Job.Kind, held.Job.Id);
        return null;
    }

    // PostgreSQL keeps no NUL in a text.
    private static string Text(Exception error)
    {
        var text = (error is JobException or PassingException ? error.Message : $"{error.GetType().Name}: {error.Message}").Replace("\0", "", StringComparison.Ordinal);
        return text.Length <= LongestError ? text : text[..LongestError];
    }

    [LoggerMessage("Job {Kind} {JobId} failed (attempt {Attempt} of {MostAttempts}).")]
    private static partial void LogFailed(ILogger log, LogLevel level, Exception error, string kind, Guid jobId, int attempt, int mostAttempts);

    [LoggerMessage(LogLevel.Warning, "Job {Kind} {JobId} has been taken over by another worker.")]
    private static partial void LogTakenOver(ILogger log, string kind, Guid jobId);

    [LoggerMessage(LogLevel.Error, "The handler of job {Kind} {JobId} failed after it had finished the job.")]
    private static partial void LogAfterTheEnd(ILogger log, Exception error, string kind, Guid jobId);
}
