using System.ComponentModel.DataAnnotations;

namespace Gapless.Worker.Queue;

/// <summary>The section <c>Jobs</c>.</summary>
public sealed class QueueOptions
{
    /// <summary>How many jobs one process does at one time.</summary>
    [Range(1, 32)]
    public int AtOnce { get; set; } = 4;

    /// <summary>How long after a worker's death another takes its jobs. In seconds.</summary>
    [Range(3, 600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>How often the queue is looked at although nobody said that there is something new. In seconds.</summary>
    [Range(1, 60)]
    public int PollSeconds { get; set; } = 2;

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    internal TimeSpan Heartbeat => Lease / 3;

    internal TimeSpan Poll => TimeSpan.FromSeconds(PollSeconds);
}
