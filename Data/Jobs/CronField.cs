using System.Globalization;

namespace Gapless.Data.Jobs;

/// <summary>
/// One field: the values that it lets through.
/// <code>*   5   1-5   */15   10-40/10   mon,wed,fri</code>
/// </summary>
internal static class CronField
{
    /// <summary>A bit for each value; null when the text is no such field.</summary>
    public static ulong? Read(string text, int least, int most, string[] names)
    {
        var values = 0UL;
        foreach (var part in text.Split(','))
        {
            if (ReadPart(part, least, most, names) is not { } some)
            {
                return null;
            }

            values |= some;
        }

        return values;
    }

    private static ulong? ReadPart(string text, int least, int most, string[] names)
    {
        var (range, step, hasStep) = text.Split('/') switch
        {
            [var all] => (all, 1, false),
            [var all, var every] when int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => (all, number, true),
            _ => ("", 0, false),
        };
        var (first, last) = range.Split('-') switch
        {
            ["*"] => (least, most),
            [var one] => (Value(one, names), hasStep ? most : Value(one, names)),
            [var from, var to] => (Value(from, names), Value(to, names)),
            _ => (-1, -1),
        };
        if (first < least || last > most || first > last)
        {
            return null;
        }

        var values = 0UL;
        for (var value = first; value <= last; value += step)
        {
            values |= 1UL << value;
        }

        return values;
    }

    private static int Value(string text, string[] names)
    {
        var name = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name >= 0 ? name
            : text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : -1;
    }
}
