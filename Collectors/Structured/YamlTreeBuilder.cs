using System.Collections.Immutable;
using Gapless.Readiness.Repositories;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gapless.Collectors.Structured;

/// <summary>Builds trees from YAML events. An alias shares its anchor's node, but counts in full: whoever walks the tree meets it each time.</summary>
internal sealed class YamlTreeBuilder
{
    private const int MaximumDepth = 100;
    private const int MaximumNodes = 200_000;

    private readonly Dictionary<AnchorName, (Node Node, int Size)> anchors = [];
    private int size;
    private int depth;

    /// <summary>What is odd but readable.</summary>
    public string? Problem { get; private set; }

    public Node BuildDocument(IParser parser)
    {
        anchors.Clear();
        size = 0;
        depth = 0;
        return Build(parser);
    }

    /// <summary>Builds the node at the current event and moves behind it.</summary>
    private Node Build(IParser parser)
    {
        var current = parser.Current ?? throw new YamlException("The document ends early.");
        if (current is AnchorAlias alias)
        {
            parser.MoveNext();
            return Resolve(alias);
        }

        var before = size;
        Count(current, 1);
        depth++;
        var node = current switch
        {
            Scalar scalar => BuildScalar(parser, scalar),
            SequenceStart => BuildList(parser, Line(current)),
            MappingStart => BuildMap(parser, Line(current)),
            _ => throw new YamlException(current.Start, current.End, "Unexpected " + current.GetType().Name),
        };
        depth--;
        if (current is NodeEvent { Anchor.IsEmpty: false } named)
        {
            anchors[named.Anchor] = (node, size - before);
        }

        return node;
    }

    private static int Line(ParsingEvent parsingEvent) => (int)Math.Min(int.MaxValue, parsingEvent.Start.Line);

    private static Node BuildScalar(IParser parser, Scalar scalar)
    {
        parser.MoveNext();
        var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        return Node.Scalar(isNull ? null : scalar.Value, Line(scalar));
    }

    private Node BuildList(IParser parser, int line)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        for (parser.MoveNext(); parser.Current is not (null or SequenceEnd);)
        {
            items.Add(Build(parser));
        }

        parser.MoveNext();
        return Node.List(items.ToImmutable(), line);
    }

    private Node BuildMap(IParser parser, int line)
    {
        var map = new MapBuilder(line);
        var merged = new List<Node>();
        for (parser.MoveNext(); parser.Current is not (null or MappingEnd);)
        {
            var key = Build(parser);
            var value = Build(parser);
            if (key.Text is "<<" && value.Kind is NodeKind.Map or NodeKind.List)
            {
                merged.Add(value);
                continue;
            }

            map.Set(key.Text ?? "", value);
        }

        parser.MoveNext();
        foreach (var entry in merged.SelectMany(node => node.Kind == NodeKind.List ? node.Items : [node]).SelectMany(node => node.Entries))
        {
            map.SetIfMissing(entry.Key, entry.Value);
        }

        Problem ??= map.Duplicate is { } duplicate ? $"The map at line {line} has the key {duplicate} twice; the last one counts." : null;
        return map.Build();
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var target))
        {
            throw new YamlException(alias.Start, alias.End, $"There is no anchor {alias.Value}.");
        }

        Count(alias, target.Size);
        return target.Node;
    }

    private void Count(ParsingEvent at, int nodes)
    {
        size += nodes;
        if (size > MaximumNodes || depth > MaximumDepth)
        {
            throw new YamlException(at.Start, at.End, size > MaximumNodes ? "There are too many nodes." : "Nodes nest too deep.");
        }
    }
}
