using Gapless.Worker.Queue;

namespace Gapless.Worker.Tests.Queue;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 4)]
    [InlineData(4, 0, 8)]
    [InlineData(30, 1, 600)]
    public void WaitsTwiceAsLongEachTime(int attempt, double share, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(attempt, share));
}
