using FsCheck;
using FsCheck.Fluent;
using Gapless.Worker.Queue;

namespace Gapless.Worker.Tests.Queue;

public sealed class PaceTests
{
    [Fact]
    public void TakesWhatItCanDo_WhenJobsAreLong()
    {
        var pace = new Pace(4);

        Assert.Equal(4, pace.Wanted(held: 0));
        Assert.Equal(1, pace.Wanted(held: 3));
        Assert.Equal(0, pace.Wanted(held: 4));
    }

    [Fact]
    public void TakesManyAtOnce_WhenJobsAreShort_UntilOneIsLong()
    {
        var pace = new Pace(4);
        for (var job = 0; job < 60; job++)
        {
            pace.Observe(TimeSpan.FromMilliseconds(0.1));
        }

        Assert.Equal(500, pace.Wanted(held: 0));
        Assert.Equal(0, pace.Wanted(held: 251));
        pace.Slow();
        Assert.Equal(0, pace.Wanted(held: 4));
    }

    [Fact]
    public void NeverHoldsMoreThanTheLimitOrLetsASlotIdle() => Prop.ForAll(
        Gen.Choose(1, 32).Zip(Gen.Choose(0, 600)).Zip(Gen.Choose(0, 5000).ListOf()).ToArbitrary(),
        drawn =>
        {
            var ((atOnce, held), durations) = drawn;
            var pace = new Pace(atOnce);
            foreach (var duration in durations)
            {
                pace.Observe(TimeSpan.FromMilliseconds(duration / 10.0));
            }

            var wanted = pace.Wanted(held);
            return wanted <= 500 && (held >= atOnce || wanted >= atOnce - held) && (wanted <= 0 || held + wanted <= 500);
        }).QuickCheckThrowOnFailure();
}
