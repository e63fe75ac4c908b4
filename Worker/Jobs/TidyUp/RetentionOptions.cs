using System.ComponentModel.DataAnnotations;

namespace Gapless.Worker.Jobs.TidyUp;

/// <summary>How long things are kept. Findings that hold, gaps and their history, and the audit log are kept for good.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days for jobs that were done or cancelled.</summary>
    [Range(1, 365)]
    public int JobDays { get; init; } = 7;

    /// <summary>Days for jobs that failed for good: a person may want to know why.</summary>
    [Range(1, 365)]
    public int DeadJobDays { get; init; } = 90;

    /// <summary>Days for scans, evaluations and findings that something newer has replaced.</summary>
    [Range(30, 3650)]
    public int HistoryDays { get; init; } = 400;

    /// <summary>Days for scans in which nothing changed: an environment has fifty thousand of them a year.</summary>
    [Range(1, 3650)]
    public int QuietScanDays { get; init; } = 30;
}
