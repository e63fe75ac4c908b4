using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary>The files above a manifest that have a say in it: central versions, catalogs, workspaces.</summary>
internal sealed class ManifestSurroundings(IReadOnlyDictionary<string, Node> data)
{
    public static ManifestSurroundings None { get; } = new(ImmutableDictionary<string, Node>.Empty);

    /// <summary>The nearest file of this name at or above the folder, or missing.</summary>
    public Node Nearest(string folder, string name) => AllAbove(folder, name).FirstOrDefault(Node.Missing);

    /// <summary>The files of this name at or above the folder, nearest first.</summary>
    public IEnumerable<Node> AllAbove(string folder, string name)
    {
        for (var at = folder; ; at = RepositoryPath.Folder(at))
        {
            if (data.TryGetValue(at.Length == 0 ? name : $"{at}/{name}", out var root))
            {
                yield return root;
            }

            if (at.Length == 0)
            {
                yield break;
            }
        }
    }
}
