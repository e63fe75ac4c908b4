#pragma warning disable ASPIREACADOMAINS001, ASPIRECOMPUTE002 // custom domains and host addresses are still experimental
using Aspire.Hosting.Azure;
using Aspire.Hosting.Azure.AppContainers;
using Azure.Provisioning.KeyVault;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.AppHost.Publishing.Azure;

/// <summary>Azure Container Apps, with managed stores behind private endpoints. No password anywhere: every service signs in as one identity.</summary>
internal sealed class AzureTarget : PublishTarget
{
    private readonly IDistributedApplicationBuilder builder;
    private readonly DeploymentSize size;
    private readonly ResourceTags tags;

    // One for all: the identity that runs the migrations owns the tables, and no other could use them.
    private readonly IResourceBuilder<AzureUserAssignedIdentityResource> identity;
    private readonly IResourceBuilder<AzureKeyVaultResource> vault;
    private readonly AzureStores stores;
    private readonly IResourceBuilder<AzureContainerAppEnvironmentResource> environment;

    public AzureTarget(IDistributedApplicationBuilder builder, PublishOptions options, DeploymentSize size)
        : base(options)
    {
        (this.builder, this.size) = (builder, size);
        tags = new ResourceTags(options);
        builder.Services.Configure<AzureProvisioningOptions>(azure => azure.ProvisioningBuildOptions.InfrastructureResolvers.Insert(0, tags));

        identity = builder.AddAzureUserAssignedIdentity("app-identity");
        vault = builder.AddAzureKeyVault("vault").ConfigureInfrastructure(infrastructure =>
            infrastructure.GetProvisionableResources().OfType<KeyVaultService>().Single().Properties.EnablePurgeProtection = true);
        stores = new AzureStores(builder, size);
        var observation = new AzureObservation(builder, size);
        var network = new AzureNetwork(builder);
        network.Hide(stores.Postgres, stores.Redis, stores.Blobs, vault);
        environment = observation.Watch(network.AddEnvironment(), tags, size.IsHighlyAvailable);
        AzureModules.AddAlerts(builder, stores, observation, tags);
    }

    public override Backing AddStores() => new(stores.Database, stores.Redis, stores.Blobs);

    protected override void ShapeHere(PublishedServices services)
    {
        Trust(services, AzureNetwork.Apps, AzureNetwork.Platform);
        foreach (var service in services.All)
        {
            service.WithAzureUserAssignedIdentity(identity);
        }

        services.Migrator.WithEnvironment("PGUSER", identity.Resource.PrincipalName).PublishAsAzureContainerAppJob((_, job) =>
        {
            job.Configuration.ReplicaTimeout = 1800;
            job.Configuration.ReplicaRetryLimit = 1;
        });
        var scale = new ScaleRules(size);
        services.Gateway.PublishAsAzureContainerApp((_, app) => scale.Web(app, requests: 200));
        services.Api.PublishAsAzureContainerApp((_, app) => scale.Web(app, requests: 60));
        services.Web.PublishAsAzureContainerApp((_, app) => scale.Web(app, requests: 80));
        services.Worker.PublishAsAzureContainerApp((infrastructure, app) => scale.Worker(app, infrastructure, stores.Postgres.Resource, identity.Resource));
        HandOutSecrets(services);
        AddDomain(services.Gateway);
        if (Options.FrontDoor)
        {
            AzureModules.AddFrontDoor(builder, environment.Resource.GetHostAddressExpression(services.Gateway.GetEndpoint("https")), tags);
        }
    }

    private void HandOutSecrets(PublishedServices services)
    {
        foreach (var key in Options.SecretSettings)
        {
            var name = ParameterName(key);
            vault.AddSecret($"{name}-secret", name, builder.AddParameter(name, secret: true));
            foreach (var service in services.LongRunning)
            {
                service.WithEnvironment(VariableName(key), vault.GetSecret(name));
            }
        }
    }

    private void AddDomain(IResourceBuilder<ProjectResource> gateway)
    {
        if (Options.CustomDomain)
        {
            var domain = builder.AddParameter("domain").WithDescription("The public host name, whose DNS records point at the environment.");
            var certificate = builder.AddParameter("certificate-name", "", publishValueAsDefault: true)
                .WithDescription("The managed certificate; empty in the first pass, which makes the domain known.");
            gateway.PublishAsAzureContainerApp((_, app) => app.ConfigureCustomDomain(domain, certificate));
        }
    }
}
