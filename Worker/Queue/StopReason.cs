namespace Gapless.Worker.Queue;

/// <summary>Why a handler is told to end early.</summary>
internal enum StopReason
{
    None,

    /// <summary>A person asked for it.</summary>
    Cancelled,

    /// <summary>Another worker has the job.</summary>
    LeaseLost,

    /// <summary>This process ends; the job goes back to the queue.</summary>
    Draining,
}
