namespace Gapless.Worker.Queue;

/// <summary>What the parts of the queue tell each other.</summary>
internal sealed class QueueSignals(TimeProvider clock)
{
    /// <summary>There may be something to take.</summary>
    public Wake Take { get; } = new(clock);

    /// <summary>Something held may be asked to end.</summary>
    public Wake Look { get; } = new(clock);
}
