using System.Text.RegularExpressions;
using Gapless.Collectors.Lexing;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>build.gradle</c> and <c>build.gradle.kts</c>, by the shape of their lines, with the version catalog.</summary>
internal static partial class GradleManifest
{
    private static readonly string[] CatalogNames = ["gradle/libs.versions.toml", "gradle/dependencies.gradle", "gradle/libraries.gradle", "gradle/libs.gradle", "dependencies.gradle"];

    public static PackageManifest Read(ManifestSource source, ManifestSurroundings surroundings)
    {
        var text = Blanking.Blank(source.Text, Language.Java);
        var catalog = CatalogNames.Select(file => surroundings.Nearest(source.Folder, file)).FirstOrDefault(file => file.Exists) ?? Node.Missing;
        var dependencies = new List<PackageDependency>();
        var line = 0;
        foreach (var written in text.Split('\n'))
        {
            line++;
            if (Declaration().Match(written) is { Success: true } match)
            {
                dependencies.AddRange(Read(match, catalog, line));
            }
            else if (ByParts().Match(written) is { Success: true } parts)
            {
                dependencies.AddRange(Module($"{parts.Groups["group"].Value}:{parts.Groups["name"].Value}", parts.Groups["version"] is { Success: true } version ? version.Value : null, IsDevelopment(parts.Groups["configuration"].Value), line));
            }
        }

        return source.With("gradle", RepositoryPath.Name(source.Folder) is { Length: > 0 } name ? name : null, dependencies);
    }

    private static IEnumerable<PackageDependency> Read(Match match, Node catalog, int line)
    {
        var configuration = match.Groups["configuration"].Value;
        var isDevelopment = IsDevelopment(configuration);
        if (match.Groups["module"].Success)
        {
            return Module(match.Groups["module"].Value, null, isDevelopment, line);
        }

        if (match.Groups["project"] is { Success: true, Value: var project })
        {
            // project(":libs:core"), projects.libs.core: a module is named after its folder
            return [new(project[(project.AsSpan().LastIndexOfAny(':', '.') + 1)..], null, isDevelopment, line)];
        }

        var alias = match.Groups["alias"].Value;
        var bundle = alias.StartsWith("bundles.", StringComparison.Ordinal) ? Lookup(catalog["bundles"], alias["bundles.".Length..]) : Node.Missing;
        var libraries = bundle.Exists ? bundle.Items.Select(item => Lookup(catalog["libraries"], item.Text ?? "")) : [Lookup(catalog["libraries"], alias)];
        return libraries.SelectMany(library => Library(library, catalog, isDevelopment, line));
    }

    private static bool IsDevelopment(string configuration) => configuration.Contains("test", StringComparison.OrdinalIgnoreCase) || configuration is "annotationProcessor" or "kapt" or "ksp" or "developmentOnly";

    // name = "group:artifact:1.2", { module = "group:artifact", version.ref = "x" }, { group = "g", name = "a" }
    private static IEnumerable<PackageDependency> Library(Node library, Node catalog, bool isDevelopment, int line)
    {
        var module = library.Text ?? library["module"].Text ?? (library["name"].Exists ? $"{library["group"].Text}:{library["name"].Text}" : null);
        var version = library["version"].Text ?? catalog.At("versions", library.At("version", "ref").Text ?? "").Text;
        return module is null ? [] : Module(module, version, isDevelopment, line);
    }

    private static IEnumerable<PackageDependency> Module(string module, string? version, bool isDevelopment, int line) => module.Split(':') is [var group, var name, .. var rest]
        ? [new(name, rest is [var own, ..] && !own.Contains('$', StringComparison.Ordinal) ? own : version, isDevelopment, line) { Group = group }]
        : [];

    // The catalog's "spring-boot_web" is libs.spring.boot.web in the build file.
    private static Node Lookup(Node section, string alias) =>
        section.Entries.FirstOrDefault(entry => Dotted(entry.Key).Equals(Dotted(alias), StringComparison.OrdinalIgnoreCase)) is { Key: not null } found ? found.Value : Node.Missing;

    private static string Dotted(string name) => name.Replace('-', '.').Replace('_', '.');

    // implementation group: 'org.acme', name: 'shop', version: '1.0'
    [GeneratedRegex("""^\s*(?<configuration>[a-zA-Z]*(implementation|api|compile|runtime|runtimeOnly|compileOnly))[\s(]+group\s*[:=]\s*["'](?<group>[\w.-]+)["']\s*,\s*name\s*[:=]\s*["'](?<name>[\w.-]+)["'](\s*,\s*version\s*[:=]\s*["'](?<version>[^"'$]+)["'])?""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ByParts();

    [GeneratedRegex("""^\s*["']?(?<configuration>[a-zA-Z]*(implementation|api|compile|runtime|runtimeOnly|compileOnly|annotationProcessor|kapt|ksp|developmentOnly))["']?[\s(]+((platform|enforcedPlatform)\s*\(\s*)?(["'](?<module>[\w.-]+:[\w.-]+(:[^"']+)?)["']|libs\.(?<alias>[\w.]+)|project\s*\(\s*(path\s*[:=]\s*)?["'](?<project>:[\w:.-]+)["']|projects\.(?<project>[\w.]+))""",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
