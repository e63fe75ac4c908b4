using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>go.mod</c>; what is needed indirectly is left out.</summary>
internal static class GoManifest
{
    public static PackageManifest Read(ManifestSource source)
    {
        string? module = null;
        var dependencies = new List<PackageDependency>();
        var isInBlock = false;
        var number = 0;
        foreach (var line in source.Text.Split('\n'))
        {
            number++;
            var words = line.Split("//")[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            module = words is ["module", var name, ..] ? name.Trim('"') : module;
            isInBlock = words is ["require", "(", ..] || (isInBlock && words is not [")", ..]);
            string[] pair = words is ["require", not "(", ..] ? words[1..] : isInBlock ? words : [];
            if (pair is [var path, var version, ..] && path is not "require" && !line.Contains("// indirect", StringComparison.Ordinal))
            {
                dependencies.Add(new(path, version, IsDevelopment: false, number));
            }
        }

        return source.With("gomod", module, dependencies);
    }
}
