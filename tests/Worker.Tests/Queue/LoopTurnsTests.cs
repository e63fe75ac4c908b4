using Gapless.Worker.Queue;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.Worker.Tests.Queue;

public sealed class LoopTurnsTests
{
    [Fact]
    public async Task ALoopThatHasStoppedIsNamedWithItsLastTurn()
    {
        var clock = new HandClock();
        var turns = new LoopTurns(clock);
        turns.Turned("queue", TimeSpan.FromSeconds(20));
        turns.Turned("schedules", TimeSpan.FromMinutes(1));

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(turns)).Status);
        clock.Now += TimeSpan.FromSeconds(61);
        turns.Turned("queue", TimeSpan.FromSeconds(20));
        var health = await CheckAsync(turns);

        Assert.Equal((HealthStatus.Degraded, "schedules last turned 2026-01-02T12:00:00.0000000+00:00"), (health.Status, health.Description));
        Assert.Equal("2026-01-02T12:01:01.0000000+00:00", health.Data["queue"]);
    }

    private static Task<HealthCheckResult> CheckAsync(LoopTurns turns)
    {
        var check = new LoopHealthCheck(turns);
        return check.CheckHealthAsync(new HealthCheckContext { Registration = new HealthCheckRegistration("jobs", check, HealthStatus.Degraded, tags: null) });
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
