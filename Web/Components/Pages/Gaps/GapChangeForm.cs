using System.Globalization;
using Gapless.Contracts.Gaps;

namespace Gapless.Web.Components.Pages.Gaps;

/// <summary>The owner and the date as they were filled in.</summary>
public sealed class GapChangeForm
{
    /// <summary>Of the gap as it was shown.</summary>
    public string? Tag { get; set; }

    public string? DueOn { get; set; }

    public bool IsNobody { get; set; }

    internal GapUpdate Read() => new(
        IsNobody ? Guid.Empty : null,
        DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
}
