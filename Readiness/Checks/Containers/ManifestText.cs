using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

/// <summary>Values in manifests that come from a chart.</summary>
internal static partial class ManifestText
{
    // What the reader of charts writes for an expression that it does not compute; the name of an included template may follow.
    private const string Computed = "__dynamic__";

    /// <summary>It is known only when the chart is rendered.</summary>
    public static bool IsComputed(Node node) => node.Text?.Contains(Computed, StringComparison.Ordinal) == true;

    public static bool IsComputed(string text) => text.Contains(Computed, StringComparison.Ordinal);

    /// <summary>A name as people may read it.</summary>
    public static string Shown(string name) => name.Replace(Computed, "", StringComparison.Ordinal).TrimStart('-') is { Length: > 0 } shown ? shown : "(named by the chart)";

    /// <summary>Every label of the selector is among the labels; what a chart includes for the one it includes for the other.</summary>
    public static bool Selects(Node selector, Node labels) => selector.Entries.Length > 0 && selector.Entries.All(entry => IsComputed(entry.Key)
        ? labels.Entries.Any(label => IsComputed(label.Key) && Owner(label.Key).Equals(Owner(entry.Key), StringComparison.Ordinal))
        : labels[entry.Key].Text is { } value && value.Equals(entry.Value.Text, StringComparison.Ordinal));

    // shop.selectorLabels and shop.labels are of shop.
    private static string Owner(string template) => LabelsOf().Replace(template, "");

    [GeneratedRegex("""[a-z]*labels$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelsOf();
}
