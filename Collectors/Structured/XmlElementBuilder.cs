using System.Text;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>Collects what is inside one element.</summary>
internal sealed class XmlElementBuilder(int line)
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, List<Node>> children = new(StringComparer.Ordinal);
    private readonly StringBuilder text = new();

    public void Add(string name, Node value)
    {
        if (!children.TryGetValue(name, out var same))
        {
            names.Add(name);
            children[name] = same = [];
        }

        same.Add(value);
    }

    public void AddText(string value) => text.Append(value);

    public Node Build()
    {
        var content = text.ToString().Trim();
        if (names.Count == 0)
        {
            return Node.Scalar(content, line);
        }

        var map = new MapBuilder(line);
        foreach (var name in names)
        {
            map.Set(name, children[name] is [var only] ? only : Node.List([.. children[name]], children[name][0].Line));
        }

        if (content.Length > 0)
        {
            map.Set("#text", Node.Scalar(content, line));
        }

        return map.Build();
    }
}
