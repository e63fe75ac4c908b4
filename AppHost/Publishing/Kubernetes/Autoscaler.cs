using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Gapless.AppHost.Publishing.Kubernetes;

/// <summary>More replicas under load (https://kubernetes.io/docs/concepts/workloads/autoscaling/).</summary>
internal sealed class Autoscaler : BaseKubernetesResource
{
    public Autoscaler(string service, string deployment, int least, int most)
        : base("autoscaling/v2", "HorizontalPodAutoscaler")
    {
        Metadata.Name = $"{service}-autoscaler";
        Spec = new Mapping
        {
            ["scaleTargetRef"] = new Mapping { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["name"] = deployment },
            ["minReplicas"] = least,
            ["maxReplicas"] = most,
            ["metrics"] = new List<object>
            {
                new Mapping
                {
                    ["type"] = "Resource",
                    ["resource"] = new Mapping
                    {
                        ["name"] = "cpu",
                        ["target"] = new Mapping { ["type"] = "Utilization", ["averageUtilization"] = 70 },
                    },
                },
            },
        };
    }

    [YamlMember(Alias = "spec")]
    public Mapping Spec { get; }
}
