using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Lists of needs: every item and every nested item, in order.</summary>
internal static partial class NeededReader
{
    private const int DeepestItem = 8;

    public static IEnumerable<NeededItem> Read(ListBlock list, NeededKind kind, int depth = 0)
    {
        foreach (var entry in list.Items)
        {
            var nested = depth < DeepestItem ? entry.Children.OfType<ListBlock>().ToList() : [];
            if (entry.Text.Text.Length > 0)
            {
                yield return Item(entry.Text.Text, entry.Line, kind, depth) with { IsGroup = nested.Count > 0 };
            }

            foreach (var item in nested.SelectMany(below => Read(below, kind, depth + 1)))
            {
                yield return item;
            }
        }
    }

    public static NeededItem Item(string text, int line, NeededKind kind, int depth = 0) => new()
    {
        Text = text,
        Line = line,
        Kind = kind,
        Depth = depth,
        IsOptional = IsOptional(text),
        IsAlternative = Alternative().IsMatch(text),
    };

    /// <summary>Optional and conditional items must never block a launch.</summary>
    public static bool IsOptional(string text) => Optional().IsMatch(text);

    [GeneratedRegex(
        @"[(\[][^)\]]{0,40}\b(optional|if needed|if applicable|if required|if necessary|future|later|post-launch|nice to have|isteğe bağlı|可选)\b?[^)\]]{0,40}[)\]]|^optional\b|[-–—:]\s*optional$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Optional();

    [GeneratedRegex(@"[\s(]or\s|^or\s|\boder\b|\bveya\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Alternative();
}
