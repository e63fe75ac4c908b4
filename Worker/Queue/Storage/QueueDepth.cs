namespace Gapless.Worker.Queue.Storage;

/// <summary>What waits of one kind, in all organizations.</summary>
internal sealed record QueueDepth(string Kind, double Waiting, double Dead, double OldestSeconds);
