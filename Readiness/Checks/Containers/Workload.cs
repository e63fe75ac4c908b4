namespace Gapless.Readiness.Checks.Containers;

/// <summary>A Kubernetes object that runs pods.</summary>
/// <param name="Pod">The spec of its pods.</param>
internal sealed record Workload(KubernetesResource Resource, Node Pod)
{
    public string Kind => Resource.Kind;

    /// <summary>Its name as a subject, such as <c>Deployment/api</c>.</summary>
    public string Subject { get; } = $"{Resource.Kind}/{ManifestText.Shown(Resource.Name)}";

    /// <summary>Without the containers that run before the others.</summary>
    public ImmutableArray<Node> Containers => Pod["containers"].Items;

    public IEnumerable<Node> AllContainers => Containers.Concat(Pod["initContainers"].Items);

    public Node Labels => Resource.Kind switch
    {
        "Pod" => Resource.Root.At("metadata", "labels"),
        "CronJob" => Resource.Root.At("spec", "jobTemplate", "spec", "template", "metadata", "labels"),
        _ => Resource.Root.At("spec", "template", "metadata", "labels"),
    };

    /// <summary>It answers requests or works for ever, and can have several pods.</summary>
    public bool IsReplicated => Resource.Kind is "Deployment" or "StatefulSet" or "Rollout" or "ReplicaSet";

    public Location At(Node node) => new(Resource.Path, node.Line > 0 ? node.Line : Resource.Root.Line);
}
