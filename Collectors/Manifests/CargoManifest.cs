using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>Cargo.toml</c>, versions of the workspace joined in.</summary>
internal static class CargoManifest
{
    public static PackageManifest Read(ManifestSource source, ManifestSurroundings surroundings)
    {
        var root = source.Root;
        var shared = surroundings.AllAbove(source.Folder, "Cargo.toml").Select(one => one.At("workspace", "dependencies")).FirstOrDefault(one => one.Exists, Node.Missing);
        var dependencies = Sections(root, shared).Concat(root["target"].Entries.SelectMany(target => Sections(target.Value, shared)));
        return source.With("cargo", root.At("package", "name").Text, dependencies);
    }

    private static IEnumerable<PackageDependency> Sections(Node node, Node shared) =>
    [
        .. Section(node["dependencies"], shared, isDevelopment: false),
        .. Section(node["dev-dependencies"], shared, isDevelopment: true),
        .. Section(node["build-dependencies"], shared, isDevelopment: true),
    ];

    // name = "1", name = { version = "1" }, name.workspace = true
    private static IEnumerable<PackageDependency> Section(Node section, Node shared, bool isDevelopment) => section.Entries.Select(entry =>
        new PackageDependency(entry.Value["package"].Text ?? entry.Key, Version(entry.Value["workspace"].IsTrue ? shared[entry.Key] : entry.Value), isDevelopment, entry.Value.Line));

    private static string? Version(Node value) => value.Text ?? value["version"].Text;
}
