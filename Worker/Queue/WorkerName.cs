namespace Gapless.Worker.Queue;

/// <summary>What this process is called in leases; no other, before or after, has the same name.</summary>
internal sealed class WorkerName(TimeProvider clock)
{
    public string Value { get; } = $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 60)]}/{Environment.ProcessId}/{Guid.CreateVersion7(clock.GetUtcNow()):N}";
}
