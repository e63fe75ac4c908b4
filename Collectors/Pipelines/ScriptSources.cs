using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>The scripts of a repository that a pipeline may call.</summary>
/// <param name="Manifests">npm and Composer scripts are in them.</param>
/// <param name="Texts">Shell scripts, Makefiles, justfiles and C# file programs, by path.</param>
/// <param name="Data">Parsed files, by path: Taskfiles, composite actions, called workflows.</param>
internal sealed record ScriptSources(
    ImmutableArray<PackageManifest> Manifests, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, Node> Data)
{
    public static ScriptSources None { get; } = new([], ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, Node>.Empty);

    /// <summary>The first of the names that is a text in the folder.</summary>
    public (string Path, string Text)? TextIn(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (RepositoryPath.Combine(folder, name) is { } path && Texts.TryGetValue(path, out var text))
            {
                return (path, text);
            }
        }

        return null;
    }

    public PackageManifest? ManifestIn(string folder, string ecosystem) =>
        Manifests.FirstOrDefault(manifest => manifest.Ecosystem.Equals(ecosystem, StringComparison.Ordinal) && manifest.Folder.Equals(folder, StringComparison.Ordinal));
}
