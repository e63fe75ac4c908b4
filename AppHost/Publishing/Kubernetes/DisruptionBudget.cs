using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Gapless.AppHost.Publishing.Kubernetes;

/// <summary>Nodes may be emptied, but never more than one replica of a service at a time (https://kubernetes.io/docs/tasks/run-application/configure-pdb/).</summary>
internal sealed class DisruptionBudget : BaseKubernetesResource
{
    public DisruptionBudget(string service, Dictionary<string, string> labels)
        : base("policy/v1", "PodDisruptionBudget")
    {
        Metadata.Name = $"{service}-disruption";
        Spec = new Mapping
        {
            ["maxUnavailable"] = 1,
            ["selector"] = new Mapping { ["matchLabels"] = labels },
        };
    }

    [YamlMember(Alias = "spec")]
    public Mapping Spec { get; }
}
