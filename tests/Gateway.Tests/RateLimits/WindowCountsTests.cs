using Gapless.Gateway.RateLimits;
using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.RateLimits;

public sealed class WindowCountsTests
{
    private static readonly Caller Regular = new(UInt128.MaxValue);
    private static readonly Caller Late = new(UInt128.MaxValue - 1);

    [Fact]
    public void AFloodOfDifferentCallersSharesOneCount_AndIsForgottenWithItsMinute()
    {
        var clock = new SetClock();
        var counts = new WindowCounts("address", 5, Away, clock);
        Assert.True(counts.Take(Regular).Allowed);
        for (var caller = 0; caller < WindowCounts.MostCallers + 10; caller++)
        {
            counts.Take(new Caller((UInt128)caller));
        }

        Assert.Equal(WindowCounts.MostCallers, counts.Known);
        Assert.False(counts.Take(Late).Allowed);
        Assert.True(counts.Take(Regular).Allowed);

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(counts.Take(Late).Allowed);
        Assert.Equal(1, counts.Known);
    }

    [Fact]
    public async Task AnswersThatOvertakeEachOtherNeverCountTheOwnRequestsAsThoseOfOthers()
    {
        var answers = new Queue<TaskCompletionSource<long?>>();
        var counts = new WindowCounts("address", 40, (_, _, _, _) => Asked(answers), new SetClock());
        for (var count = 0; count < 8; count++)
        {
            counts.Take(Regular); // two blocks of four
        }

        var (first, second) = (answers.Dequeue(), answers.Dequeue());
        second.SetResult(18); // 10 of others, and both blocks
        first.SetResult(14);

        await Until.TrueAsync("both answers are known", () => counts.Take(Regular).Remaining <= 40 - 10 - 9);
        Assert.InRange(counts.Take(Regular).Remaining, 40 - 10 - 12, 40 - 10 - 10);
    }

    [Fact]
    public void TheCacheIsAskedOnceABlock_AlsoWhenItDoesNotAnswer_AndThenForEverything()
    {
        List<long> amounts = [];
        var counts = new WindowCounts("address", 40, (_, _, amount, _) => Away(amounts, amount), new SetClock());

        for (var count = 0; count < 12; count++)
        {
            counts.Take(Regular); // three blocks of four
        }

        Assert.Equal([4, 8, 12], amounts);
    }

    private static Task<long?> Away(List<long> amounts, long amount)
    {
        amounts.Add(amount);
        return Task.FromResult<long?>(null);
    }

    private static Task<long?> Away(string name, long window, long amount, TimeSpan lifetime) => Task.FromResult<long?>(null);

    private static Task<long?> Asked(Queue<TaskCompletionSource<long?>> answers)
    {
        answers.Enqueue(new TaskCompletionSource<long?>());
        return answers.Last().Task;
    }
}
