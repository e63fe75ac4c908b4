using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>pom.xml</c>.</summary>
internal static partial class MavenManifest
{
    public static PackageManifest Read(ManifestSource source)
    {
        var project = source.Root["project"];
        var properties = project["properties"];
        var profiles = project.At("profiles", "profile").OneOrSelf().SelectMany(profile => profile.At("dependencies", "dependency").OneOrSelf());
        var dependencies = project.At("dependencies", "dependency").OneOrSelf().Concat(profiles).Where(one => one["artifactId"].Text is not null)
            .Select(one => new PackageDependency(one["artifactId"].Text!, Resolve(one["version"].Text, properties), one["scope"].Text is "test", one.Line)
            {
                Group = one["groupId"].Text,
            });
        return source.With("maven", project["artifactId"].Text, dependencies);
    }

    private static string? Resolve(string? version, Node properties) =>
        version is null ? null : Property().Replace(version, match => properties[match.Groups["name"].Value].Text ?? match.Value);

    [GeneratedRegex(@"\$\{(?<name>[\w.-]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Property();
}
