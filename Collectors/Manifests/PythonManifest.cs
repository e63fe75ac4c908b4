using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>pyproject.toml</c> in all its dialects (PEP 621, PEP 735, Poetry, uv, PDM) and <c>Pipfile</c>.</summary>
internal static class PythonManifest
{
    public static PackageManifest Read(ManifestSource source)
    {
        var root = source.Root;
        var tool = root["tool"];
        var poetry = tool["poetry"];
        IEnumerable<PackageDependency> dependencies =
        [
            .. List(root.At("project", "dependencies"), isDevelopment: false),
            .. root.At("project", "optional-dependencies").Entries.SelectMany(group => List(group.Value, RequirementsReader.IsDevelopmentGroup(group.Key))),
            .. root["dependency-groups"].Entries.SelectMany(group => List(group.Value, isDevelopment: true)),
            .. List(tool.At("uv", "dev-dependencies"), isDevelopment: true),
            .. tool.At("pdm", "dev-dependencies").Entries.SelectMany(group => List(group.Value, isDevelopment: true)),
            .. Table(poetry["dependencies"], isDevelopment: false),
            .. Table(poetry["dev-dependencies"], isDevelopment: true),
            .. poetry["group"].Entries.SelectMany(group => Table(group.Value["dependencies"], RequirementsReader.IsDevelopmentGroup(group.Key))),
            .. Table(root["packages"], isDevelopment: false),
            .. Table(root["dev-packages"], isDevelopment: true),
        ];
        return source.With("pip", root.At("project", "name").Text ?? poetry["name"].Text, dependencies);
    }

    private static IEnumerable<PackageDependency> List(Node list, bool isDevelopment) =>
        list.Items.Where(item => item.Text is not null).Select(item => RequirementsReader.Parse(item.Text!, isDevelopment, item.Line)).OfType<PackageDependency>();

    // name = "^1.2", or name = { version = "^1.2", extras = […] }
    private static IEnumerable<PackageDependency> Table(Node table, bool isDevelopment) => table.Entries.Where(entry => entry.Key is not "python")
        .Select(entry => new PackageDependency(RequirementsReader.Normalize(entry.Key), entry.Value.Text ?? entry.Value["version"].Text, isDevelopment, entry.Value.Line));
}
