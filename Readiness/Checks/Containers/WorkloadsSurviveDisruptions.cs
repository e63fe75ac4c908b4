namespace Gapless.Readiness.Checks.Containers;

public sealed class WorkloadsSurviveDisruptions : Check
{
    private static readonly string[] Zones = ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"];
    private static readonly string[] Hosts = ["kubernetes.io/hostname"];

    public override CheckInfo Info { get; } = new("k8s.availability", Category.Containers, Priority.Medium, "Disruptions and zone loss leave the service up")
    {
        Why = "A node drain or the loss of a zone takes every pod that stands in one place at the same moment.",
        Remedy = "Add a PodDisruptionBudget with maxUnavailable: 1 and a topology spread constraint over zones.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["kube-score deployment-has-poddisruptionbudget", "Polaris missingPodDisruptionBudget", "AWS Well-Architected REL10-BP01", "Azure Well-Architected RE:05"],
        AppliesWhen = Condition.All(Fact.Kubernetes),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        var served = cluster.Workloads.Where(workload => workload.IsReplicated && IsServed(cluster, workload)).ToList();
        return served.Count > 0 ? served.Select(workload => Judge(cluster, workload)) : [Verdict.NotApplicable(Verdict.WholeSystem, "no Deployment or StatefulSet stands behind a Service")];
    }

    private static bool IsServed(Cluster cluster, Workload workload) => cluster.Selecting(workload, "Service", "spec", "selector").Any();

    private static Verdict Judge(Cluster cluster, Workload workload)
    {
        if (Pinned(workload.Pod) is { Exists: true } pinned)
        {
            return Verdict.Fail(workload.Subject, $"It is pinned to one node ({pinned.Text}).", Evidence.Certain("pinned to a named node", workload.At(pinned)));
        }

        var replicas = Replicas.Of(cluster, workload);
        var budget = cluster.Selecting(workload, "PodDisruptionBudget", "spec", "selector", "matchLabels").FirstOrDefault();
        var zone = Spread(workload.Pod, Zones);
        var host = zone ?? Spread(workload.Pod, Hosts);
        var blocks = budget is not null && Blocks(budget, replicas.Least);
        List<Evidence> evidence =
        [
            Evidence.Certain(budget is null ? "no PodDisruptionBudget" : $"PodDisruptionBudget {ManifestText.Shown(budget.Name)}{(blocks ? " that allows no disruption" : "")}", budget is null ? workload.At(workload.Pod) : new(budget.Path, budget.Root.Line)),
            Evidence.Certain(zone is not null ? "spread over zones" : host is not null ? "spread over nodes only" : "no spread over zones or nodes", workload.At(host ?? workload.Pod)),
        ];

        var isBudgeted = budget is not null && !blocks;
        if (host is null && !isBudgeted && (ManifestText.IsComputed(workload.Pod["affinity"]) || ManifestText.IsComputed(workload.Pod["topologySpreadConstraints"])))
        {
            return Verdict.Unknown(workload.Subject, UnknownReason.Never, "How its pods are spread is known only when the chart is rendered.", evidence);
        }

        return (isBudgeted, zone, host) switch
        {
            _ when budget is not null && replicas.Least is <= 1 => Verdict.Partial(workload.Subject, "It has a disruption budget but only one replica, which blocks every node drain.", evidence),
            (true, not null, _) => Verdict.Pass(workload.Subject, "A disruption budget and a spread over zones protect it.", evidence),
            (true, _, not null) => Verdict.Partial(workload.Subject, "It is spread over nodes, but nothing spreads it over zones.", evidence),
            (true, _, _) => Verdict.Partial(workload.Subject, "It has a disruption budget, but nothing spreads its pods.", evidence),
            _ when blocks => Verdict.Partial(workload.Subject, "Its disruption budget allows no disruption at all, which blocks every node drain.", evidence),
            (_, _, not null) => Verdict.Partial(workload.Subject, "Its pods are spread, but it has no disruption budget.", evidence),
            _ => Verdict.Fail(workload.Subject, "It has neither a disruption budget nor a spread of its pods.", evidence),
        };
    }

    private static Node Pinned(Node pod) => pod["nodeName"] is { Text.Length: > 0 } name && !ManifestText.IsComputed(name) ? name : pod["nodeSelector"]["kubernetes.io/hostname"];

    private static Node? Spread(Node pod, string[] keys)
    {
        var rules = pod["topologySpreadConstraints"].Items.Select(one => one["topologyKey"]);
        var apart = pod.At("affinity", "podAntiAffinity").Descendants().Select(one => one["topologyKey"]);
        return rules.Concat(apart).FirstOrDefault(key => key.Text is { } text && keys.Contains(text, StringComparer.Ordinal));
    }

    /// <summary>It forbids every disruption, for ever.</summary>
    private static bool Blocks(KubernetesResource budget, long? replicas)
    {
        var (least, most) = (budget.Root.At("spec", "minAvailable"), budget.Root.At("spec", "maxUnavailable"));
        return least.Text is "100%" || most.Text is "0" or "0%"
            || (!least.Exists && !most.Exists)
            || (least.Number is { } number && replicas is > 1 && number >= replicas);
    }
}
