using Gapless.Contracts.Gaps;
using Gapless.Web.Wording;

namespace Gapless.Web.Components.Pages.Gaps;

/// <summary>Which gaps a reader asked for.</summary>
internal static class GapChoice
{
    public static IEnumerable<GapEntry> Of(IEnumerable<GapEntry> open, GapFilter filter, string effort) => open
        .Where(gap => gap.Effort == effort && Is(filter.Priority, gap.Priority) && Is(filter.Category, gap.Category) && Is(filter.Outcome, gap.Outcome)
            && (filter.State != "regressed" || gap.State == "regressed")
            && (string.IsNullOrEmpty(filter.Text) || gap.Check.Contains(filter.Text, StringComparison.OrdinalIgnoreCase) || gap.Summary.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)))
        .OrderBy(gap => Array.IndexOf(Phrase.Priorities, gap.Priority)).ThenBy(gap => gap.Check, StringComparer.Ordinal);

    public static string Address(string slug, GapFilter filter, string? effort)
    {
        (string Name, string? Value)[] parts =
            [("state", filter.State), ("priority", filter.Priority), ("category", filter.Category), ("outcome", filter.Outcome), ("effort", effort), ("text", filter.Text), ("after", filter.After)];
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return $"/systems/{Uri.EscapeDataString(slug)}/gaps{(query.Length == 0 ? "" : "?" + query)}";
    }

    private static bool Is(string? wanted, string value) => string.IsNullOrEmpty(wanted) || wanted == value;
}
