using System.Collections.Immutable;
using Gapless.Collectors.Manifests;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Finds the folders that are a part of the system of their own.</summary>
internal static class ComponentFinder
{
    private static readonly string[] PythonOrder = ["pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "requirements.txt"];

    public static ImmutableArray<ComponentSource> Find(ImmutableArray<PackageManifest> manifests)
    {
        var groups = manifests.Where(manifest => manifest.Class == PathClasses.Production && !IsTooling(manifest) && !IsAggregator(manifest, manifests))
            .GroupBy(manifest => (Path: FolderOf(manifest), Stack: ManifestFiles.StackOf(manifest.Ecosystem), Project: ProjectOf(manifest)))
            .Select(group => new ComponentSource(group.Key.Path, group.Key.Stack, group.OrderBy(Rank).ThenBy(manifest => manifest.Path, StringComparer.Ordinal).First(), [.. group]))
            .Where(IsMeant)
            .ToList();
        var hosts = groups.Where(source => source.Stack is not Fact.Node).GroupBy(source => source.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var assets = groups.Where(source => IsAssets(source, hosts)).ToLookup(source => source.Path, StringComparer.Ordinal);
        var family = new ModuleFamily(manifests);
        return
        [
            .. groups.Where(source => !IsAssets(source, hosts)).Select(source => family.With(hosts.GetValueOrDefault(source.Path) == source ? WithAssets(source, assets[source.Path]) : source))
                .OrderBy(source => source.Path, StringComparer.Ordinal).ThenBy(source => source.Manifest.Path, StringComparer.Ordinal),
        ];
    }

    // requirements/base.txt describes the folder above.
    private static string FolderOf(PackageManifest manifest) =>
        manifest.Ecosystem is "pip" && RepositoryPath.Name(manifest.Folder) is "requirements" ? RepositoryPath.Folder(manifest.Folder) : manifest.Folder;

    private static string? ProjectOf(PackageManifest manifest) => manifest.Path.EndsWith("proj", StringComparison.Ordinal) ? manifest.Path : null;

    private static int Rank(PackageManifest manifest) => Array.IndexOf(PythonOrder, RepositoryPath.Name(manifest.Path)) is var place and >= 0 ? place : PythonOrder.Length;

    // .github/scripts and the like serve the repository; an archetype's manifest is a template.
    private static bool IsTooling(PackageManifest manifest) => manifest.Folder.Split('/').Any(segment => segment is ['.', ..] or "archetype-resources");

    // The root of a workspace and a Maven parent hold other components together.
    private static bool IsAggregator(PackageManifest manifest, ImmutableArray<PackageManifest> all) => manifest.Ecosystem switch
    {
        "npm" => (manifest.Root["workspaces"].Exists || (manifest.Folder.Length == 0 && all.Any(other => other.Ecosystem is "npm" && other.Class == PathClasses.Production && other != manifest && (other.Root["dependencies"].Entries.Length > 0 || other.Scripts.Count > 0))))
            && !manifest.Dependencies.Any(dependency => dependency.Name is "serverless" or "serverless-offline" || DependencyFacts.Rows.Any(row => row is { Ecosystem: "npm", Fact: Fact.Http } && row.Names.Contains(dependency.Name, StringComparer.Ordinal))),
        "maven" => manifest.Root.At("project", "packaging").Text is "pom",
        "gradle" => manifest.Dependencies.IsEmpty,
        "cargo" => !manifest.Root["package"].Exists,
        "pip" => manifest.Root.At("tool", "uv", "workspace").Exists && !manifest.Root.At("project", "dependencies").Items.Any(),
        _ => false,
    };

    private static bool IsMeant(ComponentSource source) => source.Manifest.Ecosystem switch
    {
        "npm" => source.Manifest.Root["dependencies"].Entries.Length > 0 || source.Manifest.Scripts.ContainsKey("start") || source.Manifest.Scripts.ContainsKey("build"),
        "pip" => source.All.Any(manifest => manifest.Name is not null || !manifest.Dependencies.IsEmpty),
        _ => true,
    };

    // A package.json beside another stack's manifest builds the assets of that component, unless it is a server itself.
    private static bool IsAssets(ComponentSource source, Dictionary<string, ComponentSource> hosts) => source.Stack is Fact.Node && hosts.ContainsKey(source.Path)
        && source.Find("npm", HttpNames, withDevelopment: false) is null;

    private static ImmutableArray<string> HttpNames { get; } = DependencyFacts.Rows.First(row => row is { Ecosystem: "npm", Fact: Fact.Http }).Names;

    private static ComponentSource WithAssets(ComponentSource source, IEnumerable<ComponentSource> assets) =>
        source with { All = [.. source.All, .. assets.SelectMany(other => other.All)] };
}
