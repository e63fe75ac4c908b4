using System.Globalization;
using Gapless.Contracts.Gaps;

namespace Gapless.Web.Components.Pages.Gaps;

/// <summary>The owner and the date as they were filled in.</summary>
public sealed class GapChangeForm
{
    /// <summary>Of the gap as it was shown.</summary>
    public string? Tag { get; set; }

    public string? Owner { get; set; }

    public string? DueOn { get; set; }

    /// <summary>Null when it is no day.</summary>
    internal GapUpdate? Read() => ReadDay(DueOn, DateOnly.MinValue, out var day) ? new(Guid.TryParse(Owner, out var owner) ? owner : null, day) : null;

    /// <param name="none">What an empty field means.</param>
    internal static bool ReadDay(string? text, DateOnly? none, out DateOnly? day)
    {
        day = none;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var isDay = DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = read;
        return isDay;
    }
}
