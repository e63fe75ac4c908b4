using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Lays one tree over another, as Helm does with values: maps are merged, anything else is replaced.</summary>
internal static class DeepMerge
{
    private const int MaximumDepth = 30;

    public static Node Of(Node below, Node above) => Of(below, above, depth: 0);

    private static Node Of(Node below, Node above, int depth)
    {
        if (below.Kind != NodeKind.Map || above.Kind != NodeKind.Map || depth > MaximumDepth)
        {
            return above.Exists ? above : below;
        }

        var map = new MapBuilder(below.Line);
        foreach (var entry in below.Entries)
        {
            map.Set(entry.Key, entry.Value);
        }

        foreach (var entry in above.Entries)
        {
            map.Set(entry.Key, Of(below[entry.Key], entry.Value, depth + 1));
        }

        return map.Build();
    }
}
