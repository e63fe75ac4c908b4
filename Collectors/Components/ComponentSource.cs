using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>A component before its kind and facts are known: the manifests of one stack in one folder.</summary>
/// <param name="Manifest">The one that makes it a component.</param>
/// <param name="All">That one and the others beside it, whose dependencies count as well.</param>
internal sealed record ComponentSource(string Path, string Stack, PackageManifest Manifest, ImmutableArray<PackageManifest> All)
{
    /// <summary>Manifests of the same build whose dependencies it is built with as well: its parents, and the modules it names.</summary>
    public ImmutableArray<PackageManifest> Inherited { get; init; } = [];

    public bool IsIn(string path) => Structured.RepositoryPath.IsInside(path, Path);

    /// <summary>The first dependency with one of the names, and the manifest it is in.</summary>
    public (PackageDependency Dependency, PackageManifest Manifest)? Find(string ecosystem, ImmutableArray<string> names, bool withDevelopment) =>
        Find(All, ecosystem, names, withDevelopment);

    public static (PackageDependency Dependency, PackageManifest Manifest)? Find(ImmutableArray<PackageManifest> manifests, string ecosystem, ImmutableArray<string> names, bool withDevelopment)
    {
        foreach (var manifest in manifests.Where(manifest => SameFamily(manifest.Ecosystem, ecosystem)))
        {
            foreach (var name in names)
            {
                if (manifest.Dependencies.FirstOrDefault(one => (withDevelopment || !one.IsDevelopment) && Matches(one.Name, name)) is { } found)
                {
                    return (found, manifest);
                }
            }
        }

        return null;
    }

    // Gradle and Maven name the same artifacts.
    private static bool SameFamily(string one, string other) =>
        one.Equals(other, StringComparison.Ordinal) || (one is "gradle" && other is "maven");

    private static bool Matches(string name, string wanted) => wanted.EndsWith('*')
        ? name.AsSpan().StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.OrdinalIgnoreCase)
        : name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || IsMajorVersionOf(name, wanted);

    // Go modules carry their major version: github.com/ibm/sarama/v2
    private static bool IsMajorVersionOf(string name, string wanted) => name.Length > wanted.Length + 2 && name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
        && name.AsSpan(wanted.Length) is ['/', 'v', .. var digits] && digits.IndexOfAnyExceptInRange('0', '9') < 0;
}
