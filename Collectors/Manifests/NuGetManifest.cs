using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary>MSBuild projects with what <c>Directory.Build.props</c> and <c>Directory.Packages.props</c> add, and <c>packages.config</c>.</summary>
internal static partial class NuGetManifest
{
    public static PackageManifest Read(ManifestSource source, ManifestSurroundings surroundings)
    {
        if (source.Name is "packages.config")
        {
            return source.With("nuget", null, source.Root.At("packages", "package").OneOrSelf().Where(one => one["@id"].Exists)
                .Select(one => new PackageDependency(one["@id"].Text!, one["@version"].Text, one["@developmentDependency"].IsTrue, one.Line)));
        }

        var project = source.Root["Project"];
        var above = surroundings.AllAbove(source.Folder, "Directory.Build.props").Concat(surroundings.AllAbove(source.Folder, "Directory.Build.targets"))
            .Select(root => root["Project"]).ToList();
        var central = surroundings.AllAbove(source.Folder, "Directory.Packages.props").Select(root => root["Project"]).ToList();
        var properties = Properties([project, .. above, .. central]);
        var versions = central.SelectMany(one => Items(one, "PackageVersion")).Where(item => item["@Include"].Exists)
            .GroupBy(item => item["@Include"].Text!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => VersionOf(group.First()), StringComparer.OrdinalIgnoreCase);
        var isTest = Items(project, "PackageReference").Any(item => item["@Include"].Text is "Microsoft.NET.Test.Sdk") || properties.GetValueOrDefault("IsTestProject") is "true";
        var dependencies = ((IEnumerable<Node>)[project, .. above]).SelectMany(one => Items(one, "PackageReference"))
            .Concat(central.SelectMany(one => Items(one, "GlobalPackageReference")))
            .Where(item => item["@Include"].Exists)
            .Select(item => Dependency(item, versions, properties, isTest))
            .Concat(Items(project, "FrameworkReference").Where(item => item["@Include"].Exists).Select(item => new PackageDependency(item["@Include"].Text!, null, isTest, item.Line)));
        var name = properties.GetValueOrDefault("PackageId") ?? properties.GetValueOrDefault("AssemblyName");
        return source.With("nuget", name is null || name.Contains("$(", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(source.Name) : name, dependencies);
    }

    /// <summary>The items of one kind in every item group, conditional or not.</summary>
    internal static IEnumerable<Node> Items(Node project, string kind) => project["ItemGroup"].OneOrSelf()
        .Concat(project["Choose"].Descendants().SelectMany(node => node["ItemGroup"].OneOrSelf()))
        .SelectMany(group => group[kind].OneOrSelf());

    private static PackageDependency Dependency(Node item, Dictionary<string, string?> versions, Dictionary<string, string> properties, bool isTest)
    {
        var name = item["@Include"].Text!;
        var version = VersionOf(item) ?? item["@VersionOverride"].Text ?? versions.GetValueOrDefault(name);
        var isPrivate = (item["@PrivateAssets"].Text ?? item["PrivateAssets"].Text) is { } assets && assets.Contains("all", StringComparison.OrdinalIgnoreCase);
        return new(name, version is null ? null : Resolve(version, properties), isPrivate || isTest, item.Line);
    }

    private static string? VersionOf(Node item) => item["@Version"].Text ?? item["Version"].Text;

    private static Dictionary<string, string> Properties(IEnumerable<Node> projects)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in projects.SelectMany(project => project["PropertyGroup"].OneOrSelf()).SelectMany(group => group.Entries))
        {
            if ((entry.Value.Text ?? entry.Value["#text"].Text) is { } text)
            {
                properties.TryAdd(entry.Key, text);
            }
        }

        return properties;
    }

    private static string Resolve(string version, Dictionary<string, string> properties) =>
        Property().Replace(version, match => properties.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    [GeneratedRegex(@"\$\((?<name>\w+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Property();
}
