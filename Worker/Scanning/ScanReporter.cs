using Gapless.Contracts.Operations;
using Gapless.Readiness.Scoring;
using Gapless.Wire;
using Gapless.Worker.Queue;

namespace Gapless.Worker.Scanning;

/// <summary>Tells how far a scan is, a few times a second at most: whoever reads files does not wait for it.</summary>
internal sealed class ScanReporter(JobContext job, TimeProvider clock) : IProgress<Finding>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, string> checks = new(StringComparer.Ordinal);
    private readonly Lock turn = new();
    private long last;

    /// <summary>Always told.</summary>
    public Task BeginAsync(string stage) => job.ReportAsync(new OperationProgress(stage, 0, null, job.Attempt > 1 ? $"Attempt {job.Attempt}, because the one before did not end" : null, Outcomes()));

    /// <summary>Told unless something has just been told.</summary>
    public void Step(string stage, long done, long? total, string? message = null)
    {
        lock (turn)
        {
            if (last != 0 && clock.GetElapsedTime(last) < Pause)
            {
                return;
            }

            last = clock.GetTimestamp();
        }

        _ = job.ReportAsync(new OperationProgress(stage, done, total, message, Outcomes()));
    }

    /// <summary>A check has been decided.</summary>
    public void Report(Finding value)
    {
        lock (turn)
        {
            checks[value.Check.Id] = Words.Of(value.Outcome);
        }

        Step("judging", checks.Count, null);
    }

    private Dictionary<string, string>? Outcomes()
    {
        lock (turn)
        {
            return checks.Count == 0 ? null : new(checks, StringComparer.Ordinal);
        }
    }
}
