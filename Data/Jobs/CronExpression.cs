namespace Gapless.Data.Jobs;

/// <summary>
/// Five fields of cron, in UTC: minute, hour, day of the month, month, day of the week
/// (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html). When both days are restricted, one of them is enough.
/// </summary>
public sealed class CronExpression
{
    /// <summary>The 29th of February comes after eight years at the latest, and nothing is rarer.</summary>
    private const int MostYears = 9;
    private const int Sunday = 7;

    private static readonly string[] Months = ["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly ulong minutes;
    private readonly ulong hours;
    private readonly ulong days;
    private readonly ulong months;
    private readonly ulong weekdays;
    private readonly bool isAnyDay;
    private readonly bool isAnyWeekday;

    private CronExpression(ulong[] fields, bool anyDay, bool anyWeekday)
    {
        (minutes, hours, days, months, weekdays) = (fields[0], fields[1], fields[2], fields[3], fields[4]);
        weekdays |= Holds(weekdays, Sunday) ? 1UL : 0; // both 0 and 7
        (isAnyDay, isAnyWeekday) = (anyDay, anyWeekday);
    }

    /// <summary>Null when the text is none, or names a day that never comes.</summary>
    public static CronExpression? Read(string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5)
        {
            return null;
        }

        ulong?[] fields =
        [
            CronField.Read(parts[0], 0, 59, []),
            CronField.Read(parts[1], 0, 23, []),
            CronField.Read(parts[2], 1, 31, []),
            CronField.Read(parts[3], 1, 12, Months),
            CronField.Read(parts[4], 0, Sunday, Days),
        ];
        if (fields.Contains(null))
        {
            return null;
        }

        var cron = new CronExpression([.. fields.Select(field => field!.Value)], parts[2].StartsWith('*'), parts[4].StartsWith('*'));
        return cron.Next(DateTimeOffset.UnixEpoch) is null ? null : cron;
    }

    /// <summary>The first time later than this one; null when there is none within the years that are looked at.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var utc = after.UtcDateTime;
        var at = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, 0, TimeSpan.Zero).AddMinutes(1);
        var end = at.AddYears(MostYears);
        while (at < end)
        {
            var next = Skip(at);
            if (next == at)
            {
                return at;
            }

            at = next;
        }

        return null;
    }

    // The same time when it fits; otherwise the start of the next month, day, hour or minute.
    private DateTimeOffset Skip(DateTimeOffset at) =>
        !Holds(months, at.Month) ? new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1)
        : !IsDay(at) ? new DateTimeOffset(at.Date, TimeSpan.Zero).AddDays(1)
        : !Holds(hours, at.Hour) ? new DateTimeOffset(at.Date, TimeSpan.Zero).AddHours(at.Hour + 1)
        : !Holds(minutes, at.Minute) ? at.AddMinutes(1)
        : at;

    private bool IsDay(DateTimeOffset at)
    {
        var (day, weekday) = (Holds(days, at.Day), Holds(weekdays, (int)at.DayOfWeek));
        return isAnyDay || isAnyWeekday ? day && weekday : day || weekday;
    }

    private static bool Holds(ulong values, int value) => (values >> value & 1) == 1;
}
