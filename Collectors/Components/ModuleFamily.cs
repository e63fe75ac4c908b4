using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>What a module of a Maven or Gradle build is built with besides its own list: what its parents list, and the modules it names.</summary>
internal sealed class ModuleFamily(ImmutableArray<PackageManifest> manifests)
{
    private readonly ILookup<string, PackageManifest> byName = manifests
        .Where(manifest => manifest is { Class: PathClasses.Production, Ecosystem: "maven" or "gradle", Name: not null })
        .ToLookup(manifest => manifest.Name!, StringComparer.Ordinal);

    public ComponentSource With(ComponentSource source)
    {
        if (source.Stack is not Fact.Java)
        {
            return source;
        }

        var found = new List<PackageManifest>();
        var next = new Queue<PackageManifest>(source.All);
        while (next.TryDequeue(out var manifest))
        {
            foreach (var other in Around(manifest).Where(other => !source.All.Contains(other) && !found.Contains(other)))
            {
                found.Add(other);
                next.Enqueue(other);
            }
        }

        return source with { Inherited = [.. found] };
    }

    private IEnumerable<PackageManifest> Around(PackageManifest manifest) => byName[manifest.Root.At("project", "parent", "artifactId").Text ?? ""]
        .Concat(manifest.Dependencies.Where(dependency => !dependency.IsDevelopment).SelectMany(dependency => byName[dependency.Name]));
}
