using System.Globalization;

namespace Gapless.Readiness.Repositories;

/// <summary>
/// A value in a parsed YAML, JSON, TOML or XML file, with its line. Reading what is not there gives <see cref="Missing"/>, so that a check can
/// follow a path without asking at each step.
/// </summary>
public sealed class Node
{
    private Node(NodeKind kind, int line, string? text, ImmutableArray<Node> items, ImmutableArray<KeyValuePair<string, Node>> entries)
    {
        Kind = kind;
        Line = line;
        Text = text;
        Items = items;
        Entries = entries;
    }

    public static Node Missing { get; } = new(NodeKind.Missing, 0, null, [], []);

    public NodeKind Kind { get; }

    /// <summary>From 1; 0 when it is not there.</summary>
    public int Line { get; }

    /// <summary>The scalar as written, without its quotes; null for anything else.</summary>
    public string? Text { get; }

    /// <summary>The elements of a list.</summary>
    public ImmutableArray<Node> Items { get; }

    /// <summary>The entries of a map, in file order; of duplicate keys the last one.</summary>
    public ImmutableArray<KeyValuePair<string, Node>> Entries { get; }

    public bool Exists => Kind != NodeKind.Missing;

    /// <summary>True, yes and on, in any case.</summary>
    public bool IsTrue => Text is { } text
        && (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("yes", StringComparison.OrdinalIgnoreCase)
            || text.Equals("on", StringComparison.OrdinalIgnoreCase));

    /// <summary>False, no and off, in any case.</summary>
    public bool IsFalse => Text is { } text
        && (text.Equals("false", StringComparison.OrdinalIgnoreCase) || text.Equals("no", StringComparison.OrdinalIgnoreCase)
            || text.Equals("off", StringComparison.OrdinalIgnoreCase));

    /// <summary>The scalar as a whole number, or null.</summary>
    public long? Number => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value under a key of a map.</summary>
    public Node this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Equals(key, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return Missing;
        }
    }

    public static Node Scalar(string? text, int line) =>
        text is null ? new(NodeKind.Null, line, null, [], []) : new(NodeKind.Scalar, line, text, [], []);

    public static Node List(ImmutableArray<Node> items, int line) => new(NodeKind.List, line, null, items, []);

    public static Node Map(ImmutableArray<KeyValuePair<string, Node>> entries, int line) => new(NodeKind.Map, line, null, [], entries);

    /// <summary>Follows keys down from map to map.</summary>
    public Node At(params ReadOnlySpan<string> keys)
    {
        var node = this;
        foreach (var key in keys)
        {
            node = node[key];
        }

        return node;
    }

    /// <summary>This scalar, or the scalars of this list: many formats allow either.</summary>
    public IEnumerable<Node> OneOrMany() => Kind switch
    {
        NodeKind.Scalar => [this],
        NodeKind.List => Items,
        _ => [],
    };

    /// <summary>This node and everything below it, in file order.</summary>
    public IEnumerable<Node> Descendants()
    {
        var stack = new Stack<Node>([this]);
        while (stack.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Items.Concat(node.Entries.Select(entry => entry.Value)).Reverse())
            {
                stack.Push(child);
            }
        }
    }

    /// <summary>The same value, all of it on one line: what is put in from another file stands where it is put.</summary>
    public Node OnLine(int line) => Kind switch
    {
        NodeKind.List => List([.. Items.Select(item => item.OnLine(line))], line),
        NodeKind.Map => Map([.. Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.OnLine(line)))], line),
        NodeKind.Missing => this,
        _ => Scalar(Text, line),
    };

    public override string ToString() => Text ?? Kind.ToString();
}
