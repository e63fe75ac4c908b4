using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>A patch of a kustomization.</summary>
/// <param name="Path">The file it is in, or null.</param>
/// <param name="Bodies">Parts of resources to merge, where they stand in the kustomization itself.</param>
/// <param name="Operations">JSON Patch operations, where it is a list of these.</param>
internal sealed record KustomizePatch(string? Path, ImmutableArray<Node> Bodies, ImmutableArray<Node> Operations, Node Target)
{
    private const int MaximumDepth = 48;

    public static KustomizePatch Read(string folder, Node item)
    {
        if (item["path"].Text is { } path)
        {
            return new(RepositoryPath.Combine(folder, path), [], [], item["target"]);
        }

        var written = YamlReader.Read(item["patch"].Text ?? "").Documents;
        return written is [{ Kind: NodeKind.List } operations] ? new(null, [], operations.Items, item["target"]) : new(null, written, [], item["target"]);
    }

    public static KustomizePatch Merging(string folder, string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? new(null, YamlReader.Read(text).Documents, [], Node.Missing) : new(RepositoryPath.Combine(folder, text), [], [], Node.Missing);

    public static Node ReplicaPatch(string count) => Node.Map([new("spec", Node.Map([new("replicas", Node.Scalar(count, 0))], 0))], 0);

    /// <summary>By the target, where there is one; else by the kind and the name in the patch.</summary>
    public bool IsFor(KubernetesResource resource, Node body)
    {
        if (!Target.Exists)
        {
            return Is(body["kind"].Text, resource.Kind) && Is(body.At("metadata", "name").Text, resource.Name);
        }

        return (Target["kind"].Text is not { } kind || Is(kind, resource.Kind)) && (Target["name"].Text is not { } name || Is(name, resource.Name) || Matches(name, resource.Name));
    }

    /// <summary>Lays a patch over a resource: maps key by key, lists of named things by their names, other lists whole; null takes away.</summary>
    public static Node Merge(Node original, Node patch) => Merge(original, patch, depth: 0);

    private static Node Merge(Node original, Node patch, int depth)
    {
        if (depth > MaximumDepth || original.Kind != patch.Kind)
        {
            return patch.OnLine(original.Line);
        }

        return patch.Kind switch
        {
            NodeKind.Map => MergeMaps(original, patch, depth),
            NodeKind.List when patch.Items.All(item => item["name"].Text is not null) => MergeNamed(original, patch, depth),
            _ => patch.OnLine(original.Line),
        };
    }

    private static Node MergeMaps(Node original, Node patch, int depth)
    {
        var map = new MapBuilder(original.Line);
        foreach (var entry in original.Entries.Where(entry => patch[entry.Key].Kind != NodeKind.Null && patch.At(entry.Key, "$patch").Text is not "delete"))
        {
            map.Set(entry.Key, patch[entry.Key].Exists ? Merge(entry.Value, patch[entry.Key], depth + 1) : entry.Value);
        }

        foreach (var entry in patch.Entries.Where(entry => !original[entry.Key].Exists && entry.Value.Kind != NodeKind.Null && entry.Key is not "$patch"))
        {
            map.Set(entry.Key, entry.Value.OnLine(original.Line));
        }

        return map.Build();
    }

    private static Node MergeNamed(Node original, Node patch, int depth)
    {
        var byName = patch.Items.GroupBy(item => item["name"].Text!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var merged = original.Items
            .Select(item => item["name"].Text is { } name && byName.Remove(name, out var change) ? (Item: item, Change: change) : (Item: item, Change: Node.Missing))
            .Where(pair => pair.Change["$patch"].Text is not "delete")
            .Select(pair => pair.Change.Exists ? Merge(pair.Item, pair.Change, depth + 1) : pair.Item)
            .ToList();
        return Node.List([.. merged, .. patch.Items.Where(item => byName.ContainsKey(item["name"].Text!)).Select(item => item.OnLine(original.Line))], original.Line);
    }

    private static bool Is(string? written, string value) => written is not null && written.Equals(value, StringComparison.Ordinal);

    // A target's name is an anchored regular expression.
    private static bool Matches(string pattern, string name)
    {
        try
        {
            return Regex.IsMatch(name, $"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
