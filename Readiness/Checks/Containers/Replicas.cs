namespace Gapless.Readiness.Checks.Containers;

/// <summary>How many pods of a workload run at least.</summary>
/// <param name="Least">Null where it is known only when the chart is rendered.</param>
/// <param name="Most">The upper limit of the autoscaler, or null.</param>
/// <param name="Scaler">The HorizontalPodAutoscaler or ScaledObject that decides, or null.</param>
internal sealed record Replicas(long? Least, long? Most, KubernetesResource? Scaler, Location Where)
{
    public static Replicas Of(Cluster cluster, Workload workload)
    {
        if (cluster.Targeting(workload, "scaleTargetRef", "HorizontalPodAutoscaler", "ScaledObject").FirstOrDefault() is { } scaler)
        {
            var (least, most) = scaler.Kind is "ScaledObject" ? ("minReplicaCount", "maxReplicaCount") : ("minReplicas", "maxReplicas");
            var spec = scaler.Root["spec"];
            var missing = scaler.Kind is "ScaledObject" ? 0 : 1;
            return new(Number(spec[least], missing), Number(spec[most], scaler.Kind is "ScaledObject" ? 100 : null), scaler, new(scaler.Path, spec.Line));
        }

        var replicas = workload.Resource.Root.At("spec", "replicas");
        return new(Number(replicas, 1), null, null, workload.At(replicas));
    }

    private static long? Number(Node node, long? missing) => node.Kind is NodeKind.Missing or NodeKind.Null ? missing : node.Number;
}
