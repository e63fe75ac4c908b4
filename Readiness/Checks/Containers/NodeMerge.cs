namespace Gapless.Readiness.Checks.Containers;

/// <summary>Lays one tree over another as Kubernetes' strategic merge does: maps are merged, lists of named things by name, the rest is replaced.</summary>
internal static class NodeMerge
{
    private const int MaximumDepth = 30;

    public static Node Of(Node below, Node above) => Of(below, above, depth: 0);

    private static Node Of(Node below, Node above, int depth) => (below.Kind, above.Kind) switch
    {
        (NodeKind.Map, NodeKind.Map) when depth < MaximumDepth => Maps(below, above, depth),
        (NodeKind.List, NodeKind.List) when depth < MaximumDepth && above.Items.Length > 0 && above.Items.All(IsNamed) => Lists(below, above, depth),
        _ => above.Exists ? above : below,
    };

    private static bool IsNamed(Node item) => item["name"].Text is not null;

    private static Node Maps(Node below, Node above, int depth)
    {
        var added = above.Entries.Where(entry => !below[entry.Key].Exists);
        return Node.Map([.. below.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value, above[entry.Key], depth + 1))), .. added], below.Line);
    }

    private static Node Lists(Node below, Node above, int depth)
    {
        Node Other(Node list, Node item) => list.Items.FirstOrDefault(one => IsNamed(one) && string.Equals(one["name"].Text, item["name"].Text, StringComparison.Ordinal)) ?? Node.Missing;

        return Node.List([.. below.Items.Select(item => Of(item, Other(above, item), depth + 1)), .. above.Items.Where(item => !Other(below, item).Exists)], below.Line);
    }
}
