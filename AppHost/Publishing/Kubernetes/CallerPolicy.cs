using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Gapless.AppHost.Publishing.Kubernetes;

/// <summary>Who in the cluster may call a service (https://kubernetes.io/docs/concepts/services-networking/network-policies/).</summary>
internal sealed class CallerPolicy : BaseKubernetesResource
{
    /// <param name="service">Its name.</param>
    /// <param name="labels">Of the service's pods.</param>
    /// <param name="callers">Services that may call; nobody when empty. Probes of the node are never held back.</param>
    public CallerPolicy(string service, Dictionary<string, string> labels, string[] callers)
        : base("networking.k8s.io/v1", "NetworkPolicy")
    {
        Metadata.Name = $"{service}-callers";
        Spec = new Mapping
        {
            ["podSelector"] = new Mapping { ["matchLabels"] = labels },
            ["policyTypes"] = new List<string> { "Ingress" },
        };

        // The publisher leaves empty lists out; without this one nobody may call, which is what an empty list means.
        if (callers.Length > 0)
        {
            Spec["ingress"] = new List<object> { new Mapping { ["from"] = callers.Select(Pods).ToList() } };
        }
    }

    [YamlMember(Alias = "spec")]
    public Mapping Spec { get; }

    private static Mapping Pods(string service) => new()
    {
        ["podSelector"] = new Mapping
        {
            ["matchLabels"] = new Mapping { ["app.kubernetes.io/component"] = service },
        },
    };
}
