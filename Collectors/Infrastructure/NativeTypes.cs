using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gapless.Collectors.Infrastructure;

/// <summary>The classes of Pulumi's providers whose resources are those of Azure Resource Manager, by module and name.</summary>
/// <remarks>https://www.pulumi.com/registry/packages/azure-native/api-docs/</remarks>
internal static class NativeTypes
{
    // Programs often name the module after the package: appinsights, monitor, redis.
    private static readonly FrozenDictionary<string, string> Known = new (string Modules, string Class, string Type)[]
    {
        ("app", "ContainerApp", "Microsoft.App/containerApps"),
        ("app", "Job", "Microsoft.App/jobs"),
        ("app", "ManagedEnvironment", "Microsoft.App/managedEnvironments"),
        ("app", "ManagedCertificate", "Microsoft.App/managedEnvironments/managedCertificates"),
        ("dbforpostgresql", "Server", "Microsoft.DBforPostgreSQL/flexibleServers"),
        ("dbforpostgresql", "FirewallRule", "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules"),
        ("dbformysql", "Server", "Microsoft.DBforMySQL/flexibleServers"),
        ("dbformysql", "FirewallRule", "Microsoft.DBforMySQL/flexibleServers/firewallRules"),
        ("sql", "Server", "Microsoft.Sql/servers"),
        ("sql", "Database", "Microsoft.Sql/servers/databases"),
        ("sql", "FirewallRule", "Microsoft.Sql/servers/firewallRules"),
        ("documentdb cosmosdb", "DatabaseAccount", "Microsoft.DocumentDB/databaseAccounts"),
        ("cache redis", "Redis", "Microsoft.Cache/redis"),
        ("servicebus", "Namespace", "Microsoft.ServiceBus/namespaces"),
        ("servicebus", "Queue", "Microsoft.ServiceBus/namespaces/queues"),
        ("eventhub", "Namespace", "Microsoft.EventHub/namespaces"),
        ("storage", "StorageAccount", "Microsoft.Storage/storageAccounts"),
        ("web", "WebApp", "Microsoft.Web/sites"),
        ("web", "WebAppSlot", "Microsoft.Web/sites/slots"),
        ("web", "AppServicePlan", "Microsoft.Web/serverfarms"),
        ("web", "StaticSite", "Microsoft.Web/staticSites"),
        ("containerservice", "ManagedCluster", "Microsoft.ContainerService/managedClusters"),
        ("containerregistry", "Registry", "Microsoft.ContainerRegistry/registries"),
        ("containerinstance", "ContainerGroup", "Microsoft.ContainerInstance/containerGroups"),
        ("compute", "VirtualMachine", "Microsoft.Compute/virtualMachines"),
        ("network", "VirtualNetwork", "Microsoft.Network/virtualNetworks"),
        ("network", "Subnet", "Microsoft.Network/virtualNetworks/subnets"),
        ("network", "NetworkSecurityGroup", "Microsoft.Network/networkSecurityGroups"),
        ("network", "ApplicationGateway", "Microsoft.Network/applicationGateways"),
        ("network", "LoadBalancer", "Microsoft.Network/loadBalancers"),
        ("network dns", "Zone", "Microsoft.Network/dnsZones"),
        ("network privatedns", "PrivateZone", "Microsoft.Network/privateDnsZones"),
        ("cdn", "Profile", "Microsoft.Cdn/profiles"),
        ("keyvault", "Vault", "Microsoft.KeyVault/vaults"),
        ("keyvault", "Secret", "Microsoft.KeyVault/vaults/secrets"),
        ("managedidentity", "UserAssignedIdentity", "Microsoft.ManagedIdentity/userAssignedIdentities"),
        ("authorization", "RoleAssignment", "Microsoft.Authorization/roleAssignments"),
        ("operationalinsights", "Workspace", "Microsoft.OperationalInsights/workspaces"),
        ("insights applicationinsights appinsights", "Component", "Microsoft.Insights/components"),
        ("insights applicationinsights appinsights", "WebTest", "Microsoft.Insights/webtests"),
        ("insights monitor", "MetricAlert", "Microsoft.Insights/metricAlerts"),
        ("insights monitor", "ScheduledQueryRule", "Microsoft.Insights/scheduledQueryRules"),
        ("insights monitor", "ActionGroup", "Microsoft.Insights/actionGroups"),
        ("insights monitor", "DiagnosticSetting", "Microsoft.Insights/diagnosticSettings"),
        ("insights monitor", "AutoscaleSetting", "Microsoft.Insights/autoscalesettings"),
        ("portal", "Dashboard", "Microsoft.Portal/dashboards"),
        ("consumption costmanagement", "Budget", "Microsoft.Consumption/budgets"),
        ("recoveryservices", "Vault", "Microsoft.RecoveryServices/vaults"),
    }.SelectMany(row => row.Modules.Split(' ').SelectMany(module => new[] { "", "New" }.Select(prefix => KeyValuePair.Create($"{module}.{prefix}{row.Class}", row.Type)))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>app.NewContainerApp(</c>, <c>dbforpostgresql.Server(</c></summary>
    public static ImmutableArray<string> Anchors { get; } = [.. Known.Keys.Order(StringComparer.Ordinal).Select(name => name + "(")];

    /// <summary>The type that <c>module.Class</c> stands for; null when it is none of Azure's.</summary>
    public static string? Of(string qualified) => qualified.Split('.') is [.., var module, var name] ? Known.GetValueOrDefault($"{module}.{name}") : null;
}
