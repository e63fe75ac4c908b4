namespace Gapless.Readiness.Repositories;

/// <summary>One document with <c>apiVersion</c> and <c>kind</c>, from plain manifests.</summary>
public sealed record KubernetesResource(string Path, PathClasses Class, string Kind, string Name, Node Root)
{
    /// <summary>The pod template's spec of a workload; missing for anything else.</summary>
    public Node PodSpec => Kind switch
    {
        "Pod" => Root["spec"],
        "CronJob" => Root.At("spec", "jobTemplate", "spec", "template", "spec"),
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" => Root.At("spec", "template", "spec"),
        _ => Node.Missing,
    };

    public bool IsWorkload => PodSpec.Exists;
}
