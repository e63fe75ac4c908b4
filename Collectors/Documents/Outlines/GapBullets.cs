using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Outlines;

/// <summary>Whether the items of a list are gaps themselves rather than needs of the heading above.</summary>
internal static class GapBullets
{
    public static bool LookLikeGaps(ListBlock list)
    {
        var marked = list.Items.Count(item => IsMarked(item));
        return marked > 0 && marked * 2 >= list.Items.Count;
    }

    private static bool IsMarked(ListEntry item) =>
        item.Ticked is not null
        || Symbols.Status(Symbols.SplitStart(item.Text.Text).Symbols) != DocumentStatus.Unknown
        || (item.Text is { Bold: { } bold, Rest.Length: > 0 } && KeyLine.Read(item.Text) is null or { Field: FieldKind.Other } && bold.Length > 2)
        || (item.Text.Text.StartsWith("No ", StringComparison.OrdinalIgnoreCase) && item.Children.Count > 0);
}
