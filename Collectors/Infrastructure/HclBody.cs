using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>The attributes and blocks between two braces while they are read.</summary>
internal sealed class HclBody(int line)
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, Node> attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<HclBody>> blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HclBody> labelled = new(StringComparer.Ordinal);

    public void Set(string name, Node value)
    {
        Remember(name);
        attributes[name] = value;
    }

    /// <summary>Adds a block: under its labels, else to the list of its name.</summary>
    public void Add(string name, IReadOnlyList<string> labels, HclBody block)
    {
        Remember(name);
        if (labels.Count == 0)
        {
            if (!blocks.TryGetValue(name, out var list))
            {
                blocks[name] = list = [];
            }

            list.Add(block);
            return;
        }

        if (!labelled.TryGetValue(name, out var under))
        {
            labelled[name] = under = new(block.Line);
        }

        under.Add(labels[0], [.. labels.Skip(1)], block);
    }

    /// <summary>The first block of the name without labels, or null.</summary>
    public HclBody? Block(string name) => blocks.TryGetValue(name, out var list) ? list[0] : null;

    public Node Build()
    {
        var map = new MapBuilder(Line);
        foreach (var name in names)
        {
            map.Set(name, attributes.TryGetValue(name, out var value) ? value
                : labelled.TryGetValue(name, out var under) ? under.BuildLabels()
                : Node.List([.. blocks[name].Select(block => block.Build())], blocks[name][0].Line));
        }

        return map.Build();
    }

    private int Line => line;

    // The last label holds the block itself, or a list where it comes more than once (provider "aws" with an alias).
    private Node BuildLabels()
    {
        var map = new MapBuilder(Line);
        foreach (var name in names)
        {
            map.Set(name, labelled.TryGetValue(name, out var under) ? under.BuildLabels()
                : blocks[name] is [var only] ? only.Build()
                : Node.List([.. blocks[name].Select(block => block.Build())], blocks[name][0].Line));
        }

        return map.Build();
    }

    private void Remember(string name)
    {
        if (!attributes.ContainsKey(name) && !blocks.ContainsKey(name) && !labelled.ContainsKey(name))
        {
            names.Add(name);
        }
    }
}
