using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>pom.xml</c>, with the versions and properties of the parents above it.</summary>
internal static partial class MavenManifest
{
    public static PackageManifest Read(ManifestSource source, ManifestSurroundings surroundings)
    {
        var project = source.Root["project"];
        var above = surroundings.AllAbove(source.Folder, "pom.xml").Select(root => root["project"]).Prepend(project).ToList();
        var properties = above.SelectMany(one => one["properties"].Entries).DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => entry.Value.Text, StringComparer.Ordinal);
        var managed = above.SelectMany(one => one.At("dependencyManagement", "dependencies", "dependency").OneOrSelf()).Where(one => one["artifactId"].Text is not null)
            .DistinctBy(one => (one["groupId"].Text, one["artifactId"].Text)).ToDictionary(one => (one["groupId"].Text, one["artifactId"].Text), one => one["version"].Text);
        var profiles = project.At("profiles", "profile").OneOrSelf().SelectMany(profile => profile.At("dependencies", "dependency").OneOrSelf());
        var dependencies = project.At("dependencies", "dependency").OneOrSelf().Concat(profiles).Where(one => one["artifactId"].Text is not null)
            .Select(one => new PackageDependency(one["artifactId"].Text!, Resolve(one["version"].Text ?? managed.GetValueOrDefault((one["groupId"].Text, one["artifactId"].Text)), properties), one["scope"].Text is "test", one.Line)
            {
                Group = one["groupId"].Text,
            });
        return source.With("maven", project["artifactId"].Text, dependencies);
    }

    private static string? Resolve(string? version, Dictionary<string, string?> properties) =>
        version is null ? null : Property().Replace(version, match => properties.GetValueOrDefault(match.Groups["name"].Value) ?? match.Value);

    [GeneratedRegex(@"\$\{(?<name>[\w.-]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Property();
}
