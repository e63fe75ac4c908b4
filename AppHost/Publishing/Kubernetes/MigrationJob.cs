using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Gapless.AppHost.Publishing.Kubernetes;

/// <summary>
/// The migrator as a Job (batch/v1), which the publisher has none of. As a Helm hook it runs after the first installation and before each upgrade; an
/// upgrade whose migration fails fails before anything is replaced.
/// </summary>
internal sealed class MigrationJob : Workload
{
    public MigrationJob(PodTemplateSpecV1 pod)
        : base("batch/v1", "Job")
    {
        PodTemplate = pod;
        pod.Spec.RestartPolicy = "Never";
        Spec = new Mapping { ["backoffLimit"] = 1, ["activeDeadlineSeconds"] = 1800, ["template"] = pod };
        Metadata.Name = "migrator";
        Metadata.Annotations["helm.sh/hook"] = "post-install,pre-upgrade";
        Metadata.Annotations["helm.sh/hook-delete-policy"] = "before-hook-creation"; // a Job cannot be changed; the last one stays to be looked at
    }

    [YamlMember(Alias = "spec")]
    public Mapping Spec { get; }

    public override PodTemplateSpecV1 PodTemplate { get; }
}
