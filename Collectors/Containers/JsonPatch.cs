using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>One operation of RFC 6902: add, replace and remove. What does not fit changes nothing.</summary>
internal static class JsonPatch
{
    private const int MaximumDepth = 48;

    // { op: replace, path: /spec/replicas, value: 3 }
    public static Node Apply(Node root, Node operation)
    {
        var segments = (operation["path"].Text ?? "").Split('/');
        if (segments is not ["", _, ..] || segments.Length > MaximumDepth)
        {
            return root;
        }

        var value = operation["op"].Text switch
        {
            "add" or "replace" when operation["value"].Exists => operation["value"],
            "remove" => Node.Missing,
            _ => null,
        };
        return value is null ? root : Apply(root, segments.AsSpan(1), value);
    }

    private static Node Apply(Node node, ReadOnlySpan<string> path, Node value)
    {
        if (path.IsEmpty)
        {
            return value.OnLine(node.Line);
        }

        return node.Kind switch
        {
            NodeKind.Map => InMap(node, path, value),
            NodeKind.List => InList(node, path, value),
            _ => node,
        };
    }

    private static Node InMap(Node node, ReadOnlySpan<string> path, Node value)
    {
        var key = path[0].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        var known = node[key];
        if (!known.Exists)
        {
            return path.Length == 1 && value.Exists ? Node.Map([.. node.Entries, new(key, value.OnLine(node.Line))], node.Line) : node;
        }

        var changed = Apply(known, path[1..], value);
        return Node.Map([.. node.Entries.Select(entry => entry.Key.Equals(key, StringComparison.Ordinal) ? new(key, changed) : entry).Where(entry => entry.Value.Exists)], node.Line);
    }

    private static Node InList(Node node, ReadOnlySpan<string> path, Node value)
    {
        if (path is ["-"])
        {
            return value.Exists ? Node.List(node.Items.Add(value.OnLine(node.Line)), node.Line) : node;
        }

        if (!int.TryParse(path[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) || index >= node.Items.Length)
        {
            return node;
        }

        var changed = Apply(node.Items[index], path[1..], value);
        return Node.List(changed.Exists ? node.Items.SetItem(index, changed) : node.Items.RemoveAt(index), node.Line);
    }
}
