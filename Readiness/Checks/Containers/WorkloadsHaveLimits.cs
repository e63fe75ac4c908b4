namespace Gapless.Readiness.Checks.Containers;

public sealed class WorkloadsHaveLimits : Check
{
    public override CheckInfo Info { get; } = new("k8s.resources", Category.Containers, Priority.High, "Every workload has CPU and memory requests and a memory limit")
    {
        Why = "Without requests the scheduler packs a node blindly; without a memory limit one leak takes its neighbours down.",
        Remedy = "Set requests from the observed 95th percentile and a memory limit at or above the request; a CPU limit is optional.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["kube-score container-resources", "Polaris cpuRequestsMissing, memoryLimitsMissing", "CKV_K8S_10-13", "Azure Well-Architected PE:05"],
        AppliesWhen = Condition.All(Fact.Kubernetes),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        return cluster.Workloads.SelectMany(workload => Judge(cluster, workload));
    }

    private static IEnumerable<Verdict> Judge(Cluster cluster, Workload workload)
    {
        if (ManifestText.IsComputed(workload.Pod["containers"]))
        {
            return [Verdict.Unknown(workload.Subject, UnknownReason.Never, "Its containers are known only when the chart is rendered.")];
        }

        var defaults = DefaultsOf(cluster, workload);
        var autoscaled = cluster.Targeting(workload, "targetRef", "VerticalPodAutoscaler").FirstOrDefault(one => one.Root.At("spec", "updatePolicy", "updateMode").Text is not "Off");
        return workload.Containers.Select(container => JudgeContainer(workload, container, defaults, autoscaled));
    }

    private static Verdict JudgeContainer(Workload workload, Node container, KubernetesResource? defaults, KubernetesResource? autoscaled)
    {
        var subject = workload.Containers.Length == 1 ? workload.Subject : $"{workload.Subject} container {ManifestText.Shown(container["name"].Text ?? "")}";
        var resources = container["resources"];
        if (ManifestText.IsComputed(resources) || ManifestText.IsComputed(resources["requests"]) || ManifestText.IsComputed(resources["limits"]))
        {
            return Verdict.Unknown(subject, UnknownReason.Never, "Its resources are known only when the chart is rendered.", Evidence.Certain("computed resources", workload.At(resources)));
        }

        var limit = defaults?.Root.At("spec", "limits").Items.FirstOrDefault(one => one["type"].Text is "Container") ?? Node.Missing;

        // A limit without a request is also the request.
        bool Requests(string what) => autoscaled is not null || IsSet(resources["requests"][what]) || IsSet(resources["limits"][what]) || IsSet(limit["defaultRequest"][what]) || IsSet(limit["default"][what]);

        List<string> missing = [];
        missing.AddRange(Requests("cpu") ? [] : ["a CPU request"]);
        missing.AddRange(Requests("memory") ? [] : ["a memory request"]);
        missing.AddRange(IsSet(resources["limits"]["memory"]) || IsSet(limit["default"]["memory"]) ? [] : ["a memory limit"]);
        var evidence = new List<Evidence> { Evidence.Certain(Show(resources), workload.At(resources.Exists ? resources : container)) };
        evidence.AddRange(defaults is null ? [] : [Evidence.Certain($"LimitRange {defaults.Name} fills in what is missing", new(defaults.Path, defaults.Root.Line))]);
        evidence.AddRange(autoscaled is null ? [] : [Evidence.Certain($"VerticalPodAutoscaler {autoscaled.Name} sets the requests", new(autoscaled.Path, autoscaled.Root.Line))]);
        return missing.Count switch
        {
            0 => Verdict.Pass(subject, defaults is null ? "CPU and memory requests and a memory limit are set." : "CPU and memory requests and a memory limit are set, with the namespace's defaults.", evidence),
            3 => Verdict.Fail(subject, "It sets neither requests nor limits.", evidence),
            _ => Verdict.Partial(subject, $"It lacks {string.Join(" and ", missing)}.", evidence),
        };
    }

    private static KubernetesResource? DefaultsOf(Cluster cluster, Workload workload) =>
        cluster.OfKind("LimitRange").FirstOrDefault(one => Cluster.NamespaceOf(one) is not { } name || Cluster.NamespaceOf(workload.Resource) is not { } own || name.Equals(own, StringComparison.Ordinal));

    private static bool IsSet(Node quantity) => quantity.Text is { Length: > 0 };

    // requests cpu=100m memory=64Mi, limits memory=128Mi
    private static string Show(Node resources)
    {
        static string Values(Node node) => string.Concat(node.Entries.Select(entry => $" {entry.Key}={entry.Value.Text}"));

        return resources.Entries.Length == 0 ? "no resources" : string.Join(", ", resources.Entries.Select(entry => entry.Key + Values(entry.Value)));
    }
}
