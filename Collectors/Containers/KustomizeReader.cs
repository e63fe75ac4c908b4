using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>
/// Applies the patches of kustomizations to the resources below them: of overlays that nothing else uses only the one for production counts, or the only
/// one there is. Patches are no resources of their own.
/// </summary>
/// <remarks>https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/</remarks>
internal sealed class KustomizeReader
{
    private readonly Dictionary<string, Kustomization> kustomizations;
    private readonly ILookup<string, int> placesByFile;
    private readonly List<KubernetesResource> resources;
    private readonly HashSet<string> applied = new(StringComparer.Ordinal);

    private KustomizeReader(IEnumerable<DataFile> files, ImmutableArray<KubernetesResource> resources)
    {
        this.resources = [.. resources];
        kustomizations = files.Where(IsKustomization).Select(file => Kustomization.Read(file.Path, file.Documents[0])).GroupBy(one => one.Folder, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        placesByFile = Enumerable.Range(0, resources.Length).ToLookup(place => resources[place].Path, StringComparer.Ordinal);
    }

    public static ImmutableArray<KubernetesResource> Apply(ImmutableArray<DataFile> files, ImmutableArray<KubernetesResource> resources) =>
        resources.IsEmpty ? resources : new KustomizeReader(files, resources).Apply();

    private static bool IsKustomization(DataFile file) => RepositoryPath.Name(file.Path) is "kustomization.yaml" or "kustomization.yml" && file.Documents is [{ Kind: NodeKind.Map }, ..];

    private ImmutableArray<KubernetesResource> Apply()
    {
        var used = kustomizations.Values.SelectMany(one => one.Uses).ToHashSet(StringComparer.Ordinal);
        var ends = kustomizations.Values.Where(one => !used.Contains(one.Folder) && !one.IsComponent).OrderBy(one => one.Folder, StringComparer.Ordinal).ToList();
        foreach (var shared in kustomizations.Values.Where(one => used.Contains(one.Folder)).OrderBy(one => one.Folder, StringComparer.Ordinal))
        {
            ApplyOnce(shared, depth: 0);
        }

        var shares = ends.SelectMany(end => Below(end, depth: 0).Distinct()).GroupBy(place => place).ToDictionary(group => group.Key, group => group.Count());
        foreach (var end in ends.Where(end => DeploymentNames.IsProduction(end.Folder) || Below(end, depth: 0).All(place => shares[place] == 1)))
        {
            ApplyOnce(end, depth: 0);
        }

        // What only a component adds is there where something takes the component.
        var taken = ends.Concat(kustomizations.Values.Where(one => !one.IsComponent)).SelectMany(one => Below(one, depth: 0)).ToHashSet();
        var optional = kustomizations.Values.Where(one => one.IsComponent).SelectMany(one => Below(one, depth: 0)).Where(place => !taken.Contains(place)).Select(place => resources[place]).ToHashSet(ReferenceEqualityComparer.Instance);
        var patches = kustomizations.Values.SelectMany(one => one.Patches).Select(patch => patch.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        patches.ExceptWith(kustomizations.Values.SelectMany(one => one.Uses));
        return [.. resources.Where(resource => !optional.Contains(resource) && !patches.Contains(resource.Path) && !resource.Kind.Equals("Kustomization", StringComparison.Ordinal))];
    }

    private void ApplyOnce(Kustomization kustomization, int depth)
    {
        if (depth > 16 || !applied.Add(kustomization.Folder))
        {
            return;
        }

        foreach (var used in kustomization.Uses.Select(kustomizations.GetValueOrDefault).OfType<Kustomization>())
        {
            ApplyOnce(used, depth + 1);
        }

        var places = Below(kustomization, depth: 0).Distinct().ToList();
        foreach (var component in kustomization.Components.Select(kustomizations.GetValueOrDefault).OfType<Kustomization>())
        {
            Apply(component, places);
        }

        Apply(kustomization, places);
    }

    private void Apply(Kustomization kustomization, List<int> places)
    {
        foreach (var patch in kustomization.Patches)
        {
            Apply(patch, places);
        }

        foreach (var (name, count) in kustomization.Replicas)
        {
            foreach (var place in places.Where(place => resources[place].Name.Equals(name, StringComparison.Ordinal) && resources[place].IsWorkload))
            {
                Change(place, KustomizePatch.Merge(resources[place].Root, KustomizePatch.ReplicaPatch(count)));
            }
        }
    }

    private void Apply(KustomizePatch patch, List<int> places)
    {
        var bodies = patch.Path is { } path ? placesByFile[path].Select(place => resources[place].Root).ToImmutableArray() : patch.Bodies;
        foreach (var body in bodies)
        {
            foreach (var place in places.Where(place => patch.IsFor(resources[place], body) && !resources[place].Path.Equals(patch.Path, StringComparison.Ordinal)))
            {
                Change(place, KustomizePatch.Merge(resources[place].Root, body));
            }
        }

        foreach (var place in places.Where(place => !patch.Operations.IsEmpty && patch.IsFor(resources[place], Node.Missing)))
        {
            Change(place, patch.Operations.Aggregate(resources[place].Root, JsonPatch.Apply));
        }
    }

    private void Change(int place, Node root) => resources[place] = resources[place] with { Root = root };

    private IEnumerable<int> Below(Kustomization kustomization, int depth) => depth > 16 ? [] : kustomization.Uses.SelectMany(path =>
        kustomizations.TryGetValue(path, out var used) ? Below(used, depth + 1) : placesByFile[path]);
}
