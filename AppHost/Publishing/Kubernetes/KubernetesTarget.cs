using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

namespace Gapless.AppHost.Publishing.Kubernetes;

/// <summary>A Helm chart. The stores are the operator's own, given as connection strings: a cluster is no place to learn running a database.</summary>
internal sealed class KubernetesTarget(IDistributedApplicationBuilder builder, PublishOptions options) : PublishTarget(options)
{
    private const int Least = 3;
    private const int Most = 10;

    private IResourceBuilder<KubernetesEnvironmentResource>? environment;

    public override Backing AddStores()
    {
        environment = builder.AddKubernetesEnvironment("k8s").WithHelm(helm => helm.WithNamespace("gapless").WithReleaseName("gapless"));
        return new Backing(builder.AddConnectionString("gapless"), builder.AddConnectionString("cache"), builder.AddConnectionString("evidence"));
    }

    protected override void ShapeHere(PublishedServices services)
    {
        Trust(services, "10.0.0.0/8");
        services.Migrator.PublishAsKubernetesService(resource => resource.Workload = new MigrationJob(resource.Workload!.PodTemplate));
        services.Gateway.PublishAsKubernetesService(resource => Run(resource, Most, callers: null));
        services.Api.PublishAsKubernetesService(resource => Run(resource, Most, callers: ["gateway", "web"]));
        services.Web.PublishAsKubernetesService(resource => Run(resource, Most, callers: ["gateway"]));
        services.Worker.PublishAsKubernetesService(resource => Run(resource, most: 5, callers: []));
        foreach (var key in Options.SecretSettings)
        {
            var value = builder.AddParameter(ParameterName(key), secret: true);
            foreach (var service in services.LongRunning)
            {
                service.WithEnvironment(VariableName(key), value);
            }
        }

        environment!.AddIngress("public").WithPath("/", services.Gateway.GetEndpoint("http"));
    }

    /// <param name="resource">The service.</param>
    /// <param name="most">Replicas at most.</param>
    /// <param name="callers">Services of the cluster that may call it; null for everybody.</param>
    private static void Run(KubernetesResource resource, int most, string[]? callers)
    {
        var deployment = (Deployment)resource.Workload!;
        deployment.Spec.Replicas = Least;
        deployment.Spec.Strategy.RollingUpdate.MaxUnavailable = 0;
        var labels = deployment.Spec.Selector.MatchLabels;
        Harden(deployment.PodTemplate.Spec, labels);
        resource.AdditionalResources.Add(new Autoscaler(resource.Name, deployment.Metadata.Name, Least, most));
        resource.AdditionalResources.Add(new DisruptionBudget(resource.Name, labels));
        if (callers is not null)
        {
            resource.AdditionalResources.Add(new CallerPolicy(resource.Name, labels, callers));
        }
    }

    private static void Harden(PodSpecV1 pod, Dictionary<string, string> labels)
    {
        pod.AutomountServiceAccountToken = false;
        pod.TerminationGracePeriodSeconds = 45; // Shutdown:DrainSeconds and GraceSeconds, and some
        pod.SecurityContext = new PodSecurityContextV1 { RunAsNonRoot = true, SeccompProfile = new SeccompProfileV1 { Type = "RuntimeDefault" } };
        pod.TopologySpreadConstraints.Add(new TopologySpreadConstraintV1
        {
            MaxSkew = 1,
            TopologyKey = "topology.kubernetes.io/zone",
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = new LabelSelectorV1(labels),
        });
        foreach (var container in pod.Containers)
        {
            container.SecurityContext = new SecurityContextV1 { AllowPrivilegeEscalation = false, Capabilities = new CapabilitiesV1 { Drop = { "ALL" } } };
            container.Resources = new ResourceRequirementsV1
            {
                Requests = { ["cpu"] = "100m", ["memory"] = "256Mi" },
                Limits = { ["memory"] = "1Gi" },
            };
        }
    }
}
