using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary>A manifest before it is understood.</summary>
internal sealed record ManifestSource(string Path, PathClasses Class, string Text, Node Root)
{
    public string Name => RepositoryPath.Name(Path);

    public string Folder => RepositoryPath.Folder(Path);

    public PackageManifest With(string ecosystem, string? name, IEnumerable<PackageDependency> dependencies) =>
        new(Path, ecosystem, name, Class) { Root = Root, Dependencies = [.. dependencies] };
}
