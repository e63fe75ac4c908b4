using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class WorkloadRightsAreNarrow : Check
{
    private static readonly string[] Risky = ["bind", "escalate", "impersonate"];

    public override CheckInfo Info { get; } = new("k8s.rbac", Category.Containers, Priority.High, "Workload identities hold only the rights they need")
    {
        Why = "A pod that is cluster-admin, or can read every secret, undoes each other control of the cluster.",
        Remedy = "Give each workload a ServiceAccount of its own with a narrow Role, and automountServiceAccountToken: false where it never talks to the API server.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["CKV_K8S_38", "CKV_K8S_41", "CKV_K8S_49", "kubescape C-0015, C-0034, C-0035", "OWASP ASVS 5.0 13.2.2"],
        AppliesWhen = Condition.All(Fact.Kubernetes),
        Aggregation = Aggregation.AnyFail,
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        return cluster.OfKind("RoleBinding", "ClusterRoleBinding").Select(binding => JudgeBinding(cluster, binding)).OfType<Verdict>()
            .Concat(cluster.Workloads.Where(workload => workload.Pod["containers"].Exists).Select(workload => JudgeWorkload(cluster, workload)));
    }

    private static Verdict? JudgeBinding(Cluster cluster, KubernetesResource binding)
    {
        var subjects = binding.Root["subjects"].Items.Where(IsWorkload).ToList();
        if (subjects.Count == 0 || Excess(cluster, binding) is not { } excess)
        {
            return null;
        }

        var named = string.Join(", ", subjects.Select(one => ManifestText.Shown(one["name"].Text ?? "")));
        Evidence[] evidence = [Evidence.Certain($"{binding.Kind} for {named}", new(binding.Path, binding.Root["roleRef"].Line)), excess];
        var subject = $"{binding.Kind}/{ManifestText.Shown(binding.Name)}";
        return subjects.TrueForAll(one => one["kind"].Text is "ServiceAccount" && Tool().IsMatch($"{one["name"].Text} {binding.Name} {binding.Path}"))
            ? Verdict.Partial(subject, $"{named} {excess.Message}; a tool of the cluster may need it.", evidence)
            : Verdict.Fail(subject, $"{named} {excess.Message}.", evidence);
    }

    // Groups that every workload, or everybody, belongs to.
    private static bool IsWorkload(Node subject) => subject["kind"].Text is "ServiceAccount"
        || (subject["kind"].Text is "Group" && subject["name"].Text is "system:authenticated" or "system:unauthenticated" or "system:serviceaccounts")
        || subject["name"].Text is "system:anonymous";

    private static Evidence? Excess(Cluster cluster, KubernetesResource binding)
    {
        var role = binding.Root["roleRef"];
        if (role["name"].Text is "cluster-admin" && role["kind"].Text is "ClusterRole" or null)
        {
            return Evidence.Certain("is bound to cluster-admin", new(binding.Path, role.Line));
        }

        var isEverywhere = binding.Kind is "ClusterRoleBinding";
        return cluster.OfKind("Role", "ClusterRole")
            .Where(one => one.Kind.Equals(role["kind"].Text, StringComparison.Ordinal) && one.Name.Equals(role["name"].Text, StringComparison.Ordinal) && (one.Kind is "ClusterRole" || Cluster.AreTogether(one, binding)))
            .SelectMany(one => one.Root["rules"].Items.Select(rule => Excess(rule, isEverywhere) is { } what ? Evidence.Certain(what, new(one.Path, rule.Line)) : null))
            .FirstOrDefault(found => found is not null);
    }

    private static string? Excess(Node rule, bool isEverywhere)
    {
        var (verbs, resources) = (Words(rule["verbs"]), Words(rule["resources"]));
        var isNamed = rule["resourceNames"].Items.Length > 0;
        return verbs.Contains("*") && resources.Contains("*") && !isNamed ? "may do everything with every resource"
            : Risky.FirstOrDefault(verbs.Contains) is { } risky ? $"may {risky}"
            : !isEverywhere || isNamed ? null
            : resources.Contains("pods/exec") && verbs.Overlaps(["create", "get", "*"]) ? "may run commands in every pod of the cluster"
            : resources.Contains("secrets") && verbs.Overlaps(["list", "watch", "*"]) ? "may read every secret of the cluster"
            : null;
    }

    private static HashSet<string> Words(Node list) => list.Items.Select(one => one.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static Verdict JudgeWorkload(Cluster cluster, Workload workload)
    {
        var pod = workload.Pod;
        var name = pod["serviceAccountName"] is { Text.Length: > 0 } stated ? stated : pod["serviceAccount"];
        var accounts = cluster.OfKind("ServiceAccount").Where(one => Cluster.AreTogether(one, workload.Resource)).ToList();
        var account = accounts.Find(one => one.Name.Equals(name.Text is { Length: > 0 } text ? text : "default", StringComparison.Ordinal));
        var isMounted = !pod["automountServiceAccountToken"].IsFalse && (pod["automountServiceAccountToken"].Exists || account?.Root["automountServiceAccountToken"].IsFalse != true);
        var evidence = Evidence.Certain($"ServiceAccount {(name.Text is { Length: > 0 } shown ? ManifestText.Shown(shown) : "default")}{(isMounted ? "" : ", token not mounted")}", workload.At(name.Exists ? name : pod));
        return isMounted switch
        {
            false => Verdict.Pass(workload.Subject, "It gets no token of the cluster.", evidence),
            true when ManifestText.IsComputed(name) && account is null => Verdict.Unknown(workload.Subject, UnknownReason.Never, "Its ServiceAccount is known only when the chart is rendered.", evidence),
            true when name.Text is null or "" or "default" => Verdict.Partial(workload.Subject, "It runs as the default ServiceAccount and gets its token.", evidence),
            _ => Verdict.Pass(workload.Subject, "It has a ServiceAccount of its own, without wide rights.", evidence),
        };
    }

    [GeneratedRegex("""(operator|controller|cert-manager|ingress|argo-?(cd|workflows|rollouts)|flux|external-(secrets|dns)|prometheus|grafana|velero|tekton|crossplane|istio|linkerd|kyverno|gatekeeper|vault|csi|cni|autoscaler|karpenter|metrics|deployer|ci-|-ci\b|runner|github|gitlab|jenkins|terraform|keda|reloader|trivy|datadog|otel|opentelemetry)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tool();
}
