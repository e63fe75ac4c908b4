using Gapless.AppHost.Publishing.Kubernetes;

namespace Gapless.AppHost.Publishing;

/// <summary>The part that needs the preview package.</summary>
internal abstract partial class PublishTarget
{
    static partial void ChooseKubernetes(IDistributedApplicationBuilder builder, PublishOptions options, ref PublishTarget? target)
    {
        if (options.Target == "k8s")
        {
            target = new KubernetesTarget(builder, options);
        }
    }
}
