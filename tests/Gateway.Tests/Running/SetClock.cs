namespace Gapless.Gateway.Tests.Running;

/// <summary>A clock that stands where a test has put it; timers run as ever.</summary>
internal sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public SetClock()
        : this(new DateTimeOffset(2026, 11, 21, 12, 0, 10, TimeSpan.Zero))
    {
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
