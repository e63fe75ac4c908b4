#pragma warning disable ASPIREAZURE003 // virtual networks are still experimental
using Aspire.Hosting.Azure;
using Aspire.Hosting.Azure.AppContainers;

namespace Gapless.AppHost.Publishing.Azure;

/// <summary>One virtual network: services in one subnet, private endpoints of the stores in the other. Only the gateway has a public address.</summary>
internal sealed class AzureNetwork
{
    public const string Apps = "10.40.0.0/23";

    /// <summary>Addresses inside the platform, from which its ingress calls the gateway.</summary>
    public const string Platform = "100.100.0.0/16";

    private readonly IDistributedApplicationBuilder builder;
    private readonly IResourceBuilder<AzureSubnetResource> apps;
    private readonly IResourceBuilder<AzureSubnetResource> links;

    public AzureNetwork(IDistributedApplicationBuilder builder)
    {
        this.builder = builder;
        var network = builder.AddAzureVirtualNetwork("network", "10.40.0.0/16");
        apps = network.AddSubnet("apps", Apps);
        links = network.AddSubnet("links", "10.40.4.0/24");
        links.AllowInbound(from: Apps, name: "from-apps", priority: 100).DenyInbound(name: "from-nobody-else", priority: 4000);
    }

    /// <summary>Gives stores an address here; their public ones are switched off by that.</summary>
    public void Hide(params IResourceBuilder<IAzurePrivateEndpointTarget>[] targets)
    {
        foreach (var target in targets)
        {
            links.AddPrivateEndpoint(target);
        }
    }

    public IResourceBuilder<AzureContainerAppEnvironmentResource> AddEnvironment() =>
        builder.AddAzureContainerAppEnvironment("environment").WithDashboard(false).WithDelegatedSubnet(apps);
}
