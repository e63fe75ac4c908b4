using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>XML does not say whether an element may repeat.</summary>
internal static class NodeLists
{
    /// <summary>The elements of a list; anything else that exists as the only element.</summary>
    public static ImmutableArray<Node> OneOrSelf(this Node node) => node.Kind switch
    {
        NodeKind.List => node.Items,
        NodeKind.Missing => [],
        _ => [node],
    };
}
