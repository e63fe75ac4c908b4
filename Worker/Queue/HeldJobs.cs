using System.Collections.Concurrent;

namespace Gapless.Worker.Queue;

/// <summary>Everything that this process holds the lease of.</summary>
internal sealed class HeldJobs
{
    private readonly ConcurrentDictionary<Guid, HeldJob> jobs = new();
    private int running;

    public int Count => jobs.Count;

    public int Running => Volatile.Read(ref running);

    public IReadOnlyList<HeldJob> All() => [.. jobs.Values];

    public void Add(HeldJob job)
    {
        // The lease of an earlier attempt was lost, and is no longer ours to prolong.
        if (jobs.TryGetValue(job.Job.Id, out var earlier))
        {
            earlier.Stop(StopReason.LeaseLost);
        }

        jobs[job.Job.Id] = job;
    }

    public void Remove(HeldJob job) => jobs.TryRemove(KeyValuePair.Create(job.Job.Id, job));

    public void Began() => Interlocked.Increment(ref running);

    public void Ended() => Interlocked.Decrement(ref running);
}
