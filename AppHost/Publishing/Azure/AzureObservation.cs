using Aspire.Hosting.Azure;
using Aspire.Hosting.Azure.AppContainers;
using Azure.Provisioning;
using Azure.Provisioning.AppContainers;
using Azure.Provisioning.OperationalInsights;
using Azure.Provisioning.Primitives;

namespace Gapless.AppHost.Publishing.Azure;

/// <summary>Where logs and traces go.</summary>
internal sealed class AzureObservation
{
    public AzureObservation(IDistributedApplicationBuilder builder, DeploymentSize size)
    {
        Logs = builder.AddAzureLogAnalyticsWorkspace("logs").ConfigureInfrastructure(infrastructure =>
        {
            var workspace = infrastructure.GetProvisionableResources().OfType<OperationalInsightsWorkspace>().Single();
            workspace.RetentionInDays = size.LogDays;
            workspace.WorkspaceCapping = new OperationalInsightsWorkspaceCapping { DailyQuotaInGB = size.LogGigabytesADay };
        });
        Insights = builder.AddAzureApplicationInsights("insights").WithLogAnalyticsWorkspace(Logs);
    }

    public IResourceBuilder<AzureLogAnalyticsWorkspaceResource> Logs { get; }

    public IResourceBuilder<AzureApplicationInsightsResource> Insights { get; }

    /// <summary>
    /// The services speak OTLP and know nothing of Azure: the platform's own agent takes their traces and logs, and hands them to Application Insights.
    /// The provisioning library has no member for it, so it is put where the API wants it, by path.
    /// </summary>
    public IResourceBuilder<AzureContainerAppEnvironmentResource> Watch(
        IResourceBuilder<AzureContainerAppEnvironmentResource> environment, ResourceTags tags, bool isZoneRedundant) =>
        environment.WithAzureLogAnalyticsWorkspace(Logs).ConfigureInfrastructure(infrastructure =>
        {
            var resources = infrastructure.GetProvisionableResources().ToList();
            var managed = resources.OfType<ContainerAppManagedEnvironment>().Single();
            managed.ResourceVersion = "2025-10-02-preview";
            managed.IsZoneRedundant = isZoneRedundant;
            BicepValue<string> connection = Insights.Resource.ConnectionString.AsProvisioningParameter(infrastructure);
            Put(managed, connection, "appInsightsConfiguration", "connectionString");
            Put(managed, new BicepList<string> { "appInsights" }, "openTelemetryConfiguration", "tracesConfiguration", "destinations");
            Put(managed, new BicepList<string> { "appInsights" }, "openTelemetryConfiguration", "logsConfiguration", "destinations");
            tags.SetDefault(resources.OfType<ProvisioningParameter>());
        });

    private static void Put(ContainerAppManagedEnvironment environment, IBicepValue value, params string[] path)
    {
        var name = string.Concat(path);
        value.Self = new BicepValueReference(environment, name, ["properties", .. path]);
        environment.ProvisionableProperties[name] = value;
    }
}
