using Aspire.Hosting.Azure;
using Azure.Provisioning.AppContainers;

namespace Gapless.AppHost.Publishing.Azure;

/// <summary>How many replicas of a service run, and what makes them more.</summary>
internal sealed class ScaleRules(DeploymentSize size)
{
    /// <param name="app">The service.</param>
    /// <param name="requests">Requests under way for each replica before there is another.</param>
    public void Web(ContainerApp app, int requests)
    {
        Between(app, size.Replicas, size.MostReplicas);
        app.Template.Scale.Rules.Add(new ContainerAppScaleRule
        {
            Name = "requests",
            Http = new ContainerAppHttpScaleRule { Metadata = { ["concurrentRequests"] = $"{requests}" } },
        });
        app.Template.Scale.Rules.Add(Cpu());
    }

    /// <summary>By the length of the queue, which is a table; also by CPU, should the scaler not get in.</summary>
    public void Worker(
        ContainerApp app, AzureResourceInfrastructure infrastructure, AzurePostgresFlexibleServerResource postgres, AzureUserAssignedIdentityResource identity)
    {
        Between(app, least: size.IsHighlyAvailable ? 2 : 1, size.MostWorkers);
        app.Template.Scale.Rules.Add(Cpu());
        app.Template.Scale.Rules.Add(new ContainerAppScaleRule
        {
            Name = "queue",
            Custom = new ContainerAppCustomScaleRule
            {
                CustomScaleRuleType = "postgresql",
                Identity = identity.Id.AsProvisioningParameter(infrastructure),
                Metadata =
                {
                    ["host"] = postgres.HostName.AsProvisioningParameter(infrastructure, "postgres_host"),
                    ["port"] = "5432",
                    ["dbName"] = "gapless",
                    ["userName"] = identity.PrincipalName.AsProvisioningParameter(infrastructure),
                    ["sslmode"] = "require",
                    ["query"] = "SELECT count(*) FROM jobs WHERE state = 'Waiting' AND due_at <= now()",
                    ["targetQueryValue"] = "20",
                },
            },
        });
    }

    private static void Between(ContainerApp app, int least, int most)
    {
        app.Template.TerminationGracePeriodSeconds = 45; // Shutdown:DrainSeconds and GraceSeconds, and some
        app.Template.Scale.MinReplicas = least;
        app.Template.Scale.MaxReplicas = most;
        app.Template.Containers[0].Value!.Resources = new AppContainerResources { Cpu = 0.5, Memory = "1Gi" };
    }

    private static ContainerAppScaleRule Cpu() => new()
    {
        Name = "cpu",
        Custom = new ContainerAppCustomScaleRule { CustomScaleRuleType = "cpu", Metadata = { ["type"] = "Utilization", ["value"] = "70" } },
    };
}
