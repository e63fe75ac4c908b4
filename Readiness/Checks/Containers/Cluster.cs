using System.Runtime.CompilerServices;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Containers;

/// <summary>The Kubernetes objects of production: without those of other environments.</summary>
internal sealed class Cluster
{
    // Several checks ask for the same repository.
    private static readonly ConditionalWeakTable<RepositoryFacts, Cluster> Known = [];

    private Cluster(RepositoryFacts repository)
    {
        var all = repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && !IsPartOfOne(one)).ToList();
        var production = all.Exists(one => EnvironmentNames.IsProduction(one.Path));
        var stated = all.Where(one => !EnvironmentNames.IsOther(one.Path)).ToList();
        Resources = [.. production || stated.Exists(one => PodOf(one).Exists) ? stated : all];
        Workloads = [.. Resources.Select(one => new Workload(one, PodOf(one))).Where(one => one.Pod.Exists)];
    }

    public ImmutableArray<KubernetesResource> Resources { get; }

    public ImmutableArray<Workload> Workloads { get; }

    public static Cluster Of(RepositoryFacts repository) => Known.GetValue(repository, facts => new(facts));

    public IEnumerable<KubernetesResource> OfKind(params string[] kinds) => Resources.Where(one => kinds.Contains(one.Kind, StringComparer.Ordinal));

    /// <summary>The objects of this kind whose selector finds the workload's pods.</summary>
    public IEnumerable<KubernetesResource> Selecting(Workload workload, string kind, params string[] selector) =>
        OfKind(kind).Where(one => AreTogether(one, workload.Resource) && ManifestText.Selects(one.Root.At(selector), workload.Labels));

    /// <summary>The objects of these kinds that name the workload as their target under this key of their spec.</summary>
    public IEnumerable<KubernetesResource> Targeting(Workload workload, string key, params string[] kinds) => OfKind(kinds).Where(one =>
        AreTogether(one, workload.Resource)
        && one.Root.At("spec", key, "name").Text is { } name && name.Equals(workload.Resource.Name, StringComparison.Ordinal)
        && (one.Root.At("spec", key, "kind").Text ?? "Deployment").Equals(workload.Kind, StringComparison.Ordinal));

    /// <summary>In the same namespace as far as they say, and in the same chart.</summary>
    public static bool AreTogether(KubernetesResource one, KubernetesResource other) =>
        ChartOf(one.Path).Equals(ChartOf(other.Path), StringComparison.Ordinal)
        && (NamespaceOf(one) is not { } name || NamespaceOf(other) is not { } second || name.Equals(second, StringComparison.Ordinal));

    /// <summary>Null where the object does not say.</summary>
    public static string? NamespaceOf(KubernetesResource resource) =>
        resource.Root.At("metadata", "namespace").Text is { Length: > 0 } name && !ManifestText.IsComputed(name) ? name : null;

    // chart/templates/x.yaml belongs to chart; other manifests are one set.
    private static string ChartOf(string path) => path.LastIndexOf("templates/", StringComparison.Ordinal) is var at and >= 0 ? path[..at] : "";

    // Also what is no built-in kind runs pods: Argo's Rollout, Knative's Service.
    private static Node PodOf(KubernetesResource resource) => resource.IsWorkload ? resource.PodSpec
        : resource.Root.At("spec", "template", "spec") is var pod && pod["containers"].Items.Length > 0 ? pod
        : Node.Missing;

    /// <summary>A patch that no overlay names: its containers have no image.</summary>
    private static bool IsPartOfOne(KubernetesResource resource) =>
        PodOf(resource) is { Exists: true } pod && !pod["containers"].Items.Any(container => container["image"].Exists) && !ManifestText.IsComputed(pod["containers"]);
}
