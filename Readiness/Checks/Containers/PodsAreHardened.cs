using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class PodsAreHardened : Check
{
    private static readonly string[] HostPaths = ["/", "/etc", "/var/run/docker.sock", "/run/docker.sock", "/var/lib/kubelet", "/proc"];
    private static readonly string[] Capabilities = ["SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "SYS_MODULE", "ALL"];

    public override CheckInfo Info { get; } = new("k8s.security-context", Category.Containers, Priority.High, "Pods run with a hardened security context")
    {
        Why = "What a process may do on the node decides whether a break-in stays in its container.",
        Remedy = "Follow the restricted Pod Security Standard: no privilege escalation, all capabilities dropped, a read-only root file system, the default seccomp profile, and an emptyDir where the process writes.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["Kubernetes Pod Security Standards", "CKV_K8S_16-20", "kubescape C-0016, C-0017, C-0057", "Polaris linuxHardening"],
        AppliesWhen = Condition.All(Fact.Kubernetes),
        Aggregation = Aggregation.AnyFail,
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        var restricted = cluster.OfKind("Namespace").Where(one => one.Root.At("metadata", "labels", "pod-security.kubernetes.io/enforce").Text is "restricted").ToList();
        return cluster.Workloads.Where(workload => workload.Pod["containers"].Exists).Select(workload => Judge(workload, restricted.Find(space => space.Name.Equals(Cluster.NamespaceOf(workload.Resource), StringComparison.Ordinal))));
    }

    private static Verdict Judge(Workload workload, KubernetesResource? restricted)
    {
        var dangers = Dangers(workload).ToList();
        if (dangers is [var danger, ..])
        {
            return IsNodeAgent(workload)
                ? Verdict.Partial(workload.Subject, $"{danger.Message}; an agent of the node may need it.", dangers)
                : Verdict.Fail(workload.Subject, $"{danger.Message}.", dangers);
        }

        if (restricted is not null)
        {
            return Verdict.Pass(workload.Subject, $"The namespace {restricted.Name} enforces the restricted Pod Security Standard.", Evidence.Certain("pod-security.kubernetes.io/enforce: restricted", new(restricted.Path, restricted.Root.Line)));
        }

        if (IsComputed(workload))
        {
            return Verdict.Unknown(workload.Subject, UnknownReason.Never, "Its security context is known only when the chart is rendered.", Evidence.Certain("computed security context", workload.At(workload.Pod)));
        }

        var weakest = workload.Containers.Select(container => (Container: container, Missing: Missing(workload.Pod, container))).OrderByDescending(one => one.Missing.Count).First();
        var evidence = Evidence.Certain(weakest.Missing.Count == 0 ? "all four hardening fields are set" : $"container {ManifestText.Shown(weakest.Container["name"].Text ?? "")} lacks {string.Join(", ", weakest.Missing)}", workload.At(weakest.Container["securityContext"] is { Exists: true } own ? own : weakest.Container));
        return weakest.Missing.Count switch
        {
            0 => Verdict.Pass(workload.Subject, "Its containers are hardened.", evidence),
            4 => Verdict.Fail(workload.Subject, "A container has no hardening at all.", evidence),
            _ => Verdict.Partial(workload.Subject, $"A container lacks {string.Join(", ", weakest.Missing)}.", evidence),
        };
    }

    private static IEnumerable<Evidence> Dangers(Workload workload)
    {
        foreach (var field in (string[])["hostNetwork", "hostPID", "hostIPC"])
        {
            if (workload.Pod[field] is { IsTrue: true } host)
            {
                yield return Evidence.Certain($"{field} is true", workload.At(host));
            }
        }

        foreach (var path in workload.Pod["volumes"].Items.Select(volume => volume.At("hostPath", "path")))
        {
            if (path.Text is { } text && HostPaths.Contains(text.Length > 1 ? text.TrimEnd('/') : text, StringComparer.Ordinal))
            {
                yield return Evidence.Certain($"It mounts {text} of the node", workload.At(path));
            }
        }

        foreach (var context in workload.AllContainers.Select(container => container["securityContext"]))
        {
            if (context["privileged"] is { IsTrue: true } privileged)
            {
                yield return Evidence.Certain("A container is privileged", workload.At(privileged));
            }

            foreach (var added in context.At("capabilities", "add").Items.Where(one => Capabilities.Contains(Plain(one), StringComparer.OrdinalIgnoreCase)))
            {
                yield return Evidence.Certain($"A container adds the capability {Plain(added)}", workload.At(added));
            }
        }
    }

    private static List<string> Missing(Node pod, Node container)
    {
        var context = container["securityContext"];
        List<string> missing = [];
        missing.AddRange(context["allowPrivilegeEscalation"].IsFalse ? [] : ["allowPrivilegeEscalation: false"]);
        missing.AddRange(context.At("capabilities", "drop").Items.Any(one => Plain(one).Equals("ALL", StringComparison.OrdinalIgnoreCase)) ? [] : ["capabilities drop ALL"]);
        missing.AddRange(context["readOnlyRootFilesystem"].IsTrue ? [] : ["readOnlyRootFilesystem"]);
        var seccomp = context.At("seccompProfile", "type") is { Exists: true } own ? own : pod.At("securityContext", "seccompProfile", "type");
        missing.AddRange(seccomp.Text is "RuntimeDefault" or "Localhost" ? [] : ["seccompProfile"]);
        return missing;
    }

    private static bool IsComputed(Workload workload) => ManifestText.IsComputed(workload.Pod["containers"]) || ManifestText.IsComputed(workload.Pod["securityContext"])
        || workload.Containers.Any(container => ManifestText.IsComputed(container["securityContext"])) || workload.Containers.IsEmpty;

    // CAP_SYS_ADMIN is SYS_ADMIN.
    private static string Plain(Node capability) => capability.Text is { } text ? text.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? text[4..] : text : "";

    private static bool IsNodeAgent(Workload workload) => workload.Kind is "DaemonSet"
        && (Agent().IsMatch(workload.Resource.Name) || workload.Containers.Any(container => Agent().IsMatch(container["image"].Text ?? "")));

    [GeneratedRegex("""(csi|cni|calico|cilium|flannel|weave|multus|kube-proxy|fluent-?(bit|d)|filebeat|promtail|vector|logstash|alloy|datadog|newrelic|dynatrace|telegraf|node-?exporter|cadvisor|falco|tetragon|otel|opentelemetry|collector|kured|metallb|device-plugin|node-agent|longhorn|rook)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Agent();
}
