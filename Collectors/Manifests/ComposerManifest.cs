using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>composer.json</c>; the language itself and its extensions are no packages.</summary>
internal static class ComposerManifest
{
    public static PackageManifest Read(ManifestSource source)
    {
        var root = source.Root;
        var dependencies = Section(root["require"], isDevelopment: false).Concat(Section(root["require-dev"], isDevelopment: true));
        var scripts = root["scripts"].Entries.Select(entry => (entry.Key, Command: string.Join(" && ", entry.Value.OneOrMany().Select(one => one.Text).OfType<string>())))
            .Where(script => script.Command.Length > 0)
            .ToImmutableSortedDictionary(script => script.Key, script => script.Command, StringComparer.Ordinal);
        return source.With("composer", root["name"].Text, dependencies) with { Scripts = scripts };
    }

    private static IEnumerable<PackageDependency> Section(Node section, bool isDevelopment) => section.Entries.Where(entry => entry.Key.Contains('/', StringComparison.Ordinal))
        .Select(entry => new PackageDependency(entry.Key, entry.Value.Text, isDevelopment, entry.Value.Line));
}
