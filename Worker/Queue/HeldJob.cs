using System.Diagnostics.CodeAnalysis;

namespace Gapless.Worker.Queue;

/// <summary>A job that this process holds the lease of: ready to begin, under way, or done and about to be written down.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A token source without a timer holds nothing, and the heartbeat may still cancel it after the end.")]
internal sealed class HeldJob(LeasedJob job, long heldAt)
{
    private const int Ready = 0;
    private const int Begun = 1;
    private const int GivenBack = 2;

    private readonly CancellationTokenSource stop = new();
    private readonly Lock turn = new();
    private int phase = Ready;
    private string? progress;
    private bool isProgressUnwritten;

    public LeasedJob Job { get; } = job;

    /// <summary>On the clock's timestamps.</summary>
    public long HeldAt { get; } = heldAt;

    /// <summary>Whether a handler has ever said how far it is: somebody may be looking.</summary>
    public bool HasProgress => progress is not null;

    public bool HasBegun => Volatile.Read(ref phase) == Begun;

    /// <summary>Set once the handler's own transaction has finished the job.</summary>
    public bool IsCompleted { get; set; }

    public StopReason Reason { get; private set; }

    public CancellationToken Stopping => stop.Token;

    /// <summary>One of the two happens: a handler begins, or the job goes back unbegun.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref phase, Begun, Ready) == Ready;

    public bool TryGiveBack() => Interlocked.CompareExchange(ref phase, GivenBack, Ready) == Ready;

    /// <summary>The first reason counts, except that a lost lease overrides: nothing may be written then.</summary>
    public void Stop(StopReason reason)
    {
        lock (turn)
        {
            if (Reason != StopReason.None && reason != StopReason.LeaseLost)
            {
                return;
            }

            Reason = reason;
        }

        _ = stop.CancelAsync(); // what a handler does about it is not waited for
    }

    public void Report(string json)
    {
        lock (turn)
        {
            (progress, isProgressUnwritten) = (json, true);
        }
    }

    /// <summary>
    /// What was reported last, for the end of the job; null when nothing was. Also what has been taken before: whoever took it may come too late to write it.
    /// </summary>
    public string? LastProgress()
    {
        lock (turn)
        {
            isProgressUnwritten = false;
            return progress;
        }
    }

    /// <summary>What has been reported since it was last asked; null when nothing has.</summary>
    public string? TakeProgress()
    {
        lock (turn)
        {
            (var taken, isProgressUnwritten) = (isProgressUnwritten ? progress : null, false);
            return taken;
        }
    }
}
