using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>A <c>kustomization.yaml</c>.</summary>
/// <param name="Uses">The files and folders whose resources it takes.</param>
/// <param name="Components">The folders whose changes it lays over everything it takes.</param>
internal sealed record Kustomization(string Folder, bool IsComponent, ImmutableArray<string> Uses, ImmutableArray<string> Components, ImmutableArray<KustomizePatch> Patches, ImmutableArray<(string Name, string Count)> Replicas)
{
    private static readonly string[] Using = ["resources", "bases", "components"];

    public static Kustomization Read(string path, Node root)
    {
        var folder = RepositoryPath.Folder(path);
        return new(
            folder,
            root["kind"].Text is "Component",
            [.. Using.SelectMany(key => root[key].OneOrMany()).Select(item => Path(folder, item)).OfType<string>()],
            [.. root["components"].OneOrMany().Select(item => Path(folder, item)).OfType<string>()],
            [
                .. root["patches"].OneOrSelf().Concat(root["patchesJson6902"].OneOrSelf()).Select(item => KustomizePatch.Read(folder, item)),
                .. root["patchesStrategicMerge"].OneOrMany().Where(item => item.Text is not null).Select(item => KustomizePatch.Merging(folder, item.Text!)),
            ],
            [.. root["replicas"].OneOrSelf().Where(item => item["name"].Text is not null && item["count"].Text is not null).Select(item => (item["name"].Text!, item["count"].Text!))]);
    }

    private static string? Path(string folder, Node item) => item.Text is { } text ? RepositoryPath.Combine(folder, text) : null;
}
