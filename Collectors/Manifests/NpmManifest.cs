using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>package.json</c>, versions of pnpm's catalogs joined in.</summary>
internal static class NpmManifest
{
    public static PackageManifest Read(ManifestSource source, ManifestSurroundings surroundings)
    {
        var root = source.Root;
        var workspace = surroundings.Nearest(source.Folder, "pnpm-workspace.yaml");
        var dependencies = Section(root["dependencies"], isDevelopment: false)
            .Concat(Section(root["optionalDependencies"], isDevelopment: false))
            .Concat(Section(root["devDependencies"], isDevelopment: true))
            .Select(dependency => dependency with { Version = Version(dependency, workspace) });
        var scripts = root["scripts"].Entries.Where(entry => entry.Value.Text is not null)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Text!, StringComparer.Ordinal);
        return source.With("npm", root["name"].Text, dependencies) with { Scripts = scripts };
    }

    // Type declarations are never there at run time, wherever they are listed.
    private static IEnumerable<PackageDependency> Section(Node section, bool isDevelopment) => section.Entries.Select(entry =>
        new PackageDependency(entry.Key, entry.Value.Text, isDevelopment || entry.Key.StartsWith("@types/", StringComparison.Ordinal), entry.Value.Line));

    // "catalog:" and "catalog:name"
    private static string? Version(PackageDependency dependency, Node workspace) => dependency.Version switch
    {
        "catalog:" or "catalog:default" => workspace.At("catalog", dependency.Name).Text ?? dependency.Version,
        { } version when version.StartsWith("catalog:", StringComparison.Ordinal) => workspace.At("catalogs", version["catalog:".Length..], dependency.Name).Text ?? version,
        _ => dependency.Version,
    };
}
