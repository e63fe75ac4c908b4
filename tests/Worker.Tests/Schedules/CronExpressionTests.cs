using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Gapless.Data.Jobs;

namespace Gapless.Worker.Tests.Schedules;

public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("* * * * *", "2026-01-02T12:00:00Z", "2026-01-02T12:01:00Z")]
    [InlineData("* * * * *", "2026-01-02T12:00:59.9Z", "2026-01-02T12:01:00Z")]
    [InlineData("0 3 * * *", "2026-01-02T03:00:00Z", "2026-01-03T03:00:00Z")]
    [InlineData("0 3 * * *", "2026-01-02T02:59:59Z", "2026-01-02T03:00:00Z")]
    [InlineData("*/15 * * * *", "2026-01-02T12:14:00Z", "2026-01-02T12:15:00Z")]
    [InlineData("5/20 * * * *", "2026-01-02T12:26:00Z", "2026-01-02T12:45:00Z")]
    [InlineData("10-12,50 8-9 * * *", "2026-01-02T08:12:00Z", "2026-01-02T08:50:00Z")]
    [InlineData("30 4 1 * *", "2026-12-15T00:00:00Z", "2027-01-01T04:30:00Z")]
    [InlineData("0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 * * 7", "2026-01-02T00:00:00Z", "2026-01-04T00:00:00Z")]
    [InlineData("0 0 * jun mon-wed", "2026-01-02T00:00:00Z", "2026-06-01T00:00:00Z")]
    [InlineData("0 0 13 * fri", "2026-01-02T00:00:00Z", "2026-01-09T00:00:00Z")] // either day is enough
    [InlineData("0 0 31 * *", "2026-04-01T00:00:00Z", "2026-05-31T00:00:00Z")]
    public void FindsTheNextTime(string cron, string after, string expected) =>
        Assert.Equal(Time(expected), CronExpression.Read(cron)!.Next(Time(after)));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 8")]
    [InlineData("5-3 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("1/2/3 * * * *")]
    [InlineData("1-2-3 * * * *")]
    [InlineData(", * * * *")]
    [InlineData("-1 * * * *")]
    [InlineData("mon * * * *")]
    [InlineData("0 0 31 2 *")] // never comes
    public void RefusesWhatIsNone(string cron) => Assert.Null(CronExpression.Read(cron));

    [Fact]
    public void TheNextTimeIsLaterAndNothingFitsBetween() => Prop.ForAll(
        Gen.Choose(0, 59).Zip(Gen.Choose(0, 23)).Zip(Gen.Choose(0, 60 * 24 * 900)).ToArbitrary(),
        drawn =>
        {
            var ((minute, hour), offset) = drawn;
            var after = Time("2026-01-01T00:00:00Z").AddMinutes(offset);
            var next = CronExpression.Read($"{minute} {hour} * * *")!.Next(after)!.Value;
            return next > after && next <= after.AddDays(1) && (next.Minute, next.Hour) == (minute, hour);
        }).QuickCheckThrowOnFailure();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
