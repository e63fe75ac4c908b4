using System.Globalization;
using Gapless.Worker.Schedules;

namespace Gapless.Worker.Tests.Schedules;

public sealed class ScheduleTurnTests
{
    private const string Hourly = "0 * * * *";

    [Fact]
    public void RunsOnceAfterAnOutage_AndThenInTime()
    {
        var turn = ScheduleTurn.Of(Hourly, Time("10:00"), Time("09:00"), Time("17:20"));

        Assert.Equal(new ScheduleTurn(Runs: true, Time("18:00"), Time("17:20")), turn);
    }

    [Fact]
    public void WaitsUntilItIsDue() => Assert.Equal(
        new ScheduleTurn(Runs: false, Time("10:00"), Time("09:00")), ScheduleTurn.Of(Hourly, Time("10:00"), Time("09:00"), Time("09:59")));

    [Fact]
    public void DoesNotRunTwice_WhenTheClockIsSetBackALittle() => Assert.Equal(
        new ScheduleTurn(Runs: false, Time("11:00"), Time("10:00")), ScheduleTurn.Of(Hourly, Time("11:00"), Time("10:00"), Time("09:59")));

    [Fact]
    public void IsInTimeAgain_WhenTheClockHadBeenWrongByADay() => Assert.Equal(
        new ScheduleTurn(Runs: false, Time("10:00"), LastAt: null), ScheduleTurn.Of(Hourly, Time("11:00").AddDays(1), Time("10:00").AddDays(1), Time("09:59")));

    [Fact]
    public void IsNothing_WhenTheExpressionIsNone() => Assert.Null(ScheduleTurn.Of("daily", Time("11:00"), lastAt: null, Time("09:59")));

    private static DateTimeOffset Time(string time) => DateTimeOffset.Parse($"2026-01-02T{time}Z", CultureInfo.InvariantCulture);
}
