using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed class StoresArePrivate : Check
{
    private static readonly ImmutableArray<long> Ports = [.. StorePorts.Names.Keys];

    public override CheckInfo Info { get; } = new("net.private-data", Category.Infrastructure, Priority.Critical, "Databases, caches and brokers are not reachable from the internet")
    {
        Why = "A database that answers the internet is found within hours, and then only its password stands before the data.",
        Remedy = "Move stores into private subnets or behind private endpoints, and let only the security group of the application reach them.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository],
        LiveNeedsConsent = true,
        References = ["AWS Well-Architected SEC05-BP01", "Azure Well-Architected SE:06", "CKV_AWS_17", "CIS cloud benchmarks"],
        AppliesWhen = Condition.Any(Fact.Database, Fact.Cache, Fact.Queue),
        Aggregation = Aggregation.AnyFail,
        NeverWaivable = true,
    };

    public override IEnumerable<Verdict> Live(TargetFacts target) => Doors.OfStores(target);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => [.. Cloud(repository), .. Rules(repository), .. Services(repository), .. Compose(repository)];

    private static IEnumerable<Verdict> Cloud(RepositoryFacts repository)
    {
        var all = CloudCode.Of(repository);
        return all.Where(one => one.Kind is ResourceKind.Database or ResourceKind.Cache or ResourceKind.Queue && one.Properties.Entries.Length > 0).Select(store => JudgeStore(store, all)).OfType<Verdict>();
    }

    private static Verdict? JudgeStore(CloudResource store, ImmutableArray<CloudResource> all)
    {
        var subject = $"{store.Type} {store.Name}";
        if (store.Setting("publicly_accessible") is { IsTrue: true } open)
        {
            return Verdict.Fail(subject, "It is publicly accessible.", Evidence.Certain("publicly_accessible = true", store.At(open)));
        }

        var networks = store.Settings("authorized_networks", "authorizedNetworks").SelectMany(node => node.Descendants()).FirstOrDefault(node => node.Text is "0.0.0.0/0" or "::/0");
        if (networks is not null)
        {
            return Verdict.Fail(subject, $"It allows {networks.Text}.", Evidence.Certain("authorized network for everybody", store.At(networks)));
        }

        var access = store.Setting("public_network_access_enabled", "publicNetworkAccess");
        var isPrivate = access.IsFalse || access.Text is "Disabled" || store.Setting("ipv4_enabled").IsFalse || store.Setting("publicly_accessible").IsFalse
            || store.Setting("delegated_subnet_id", "delegatedSubnetResourceId", "subnet_group_name", "db_subnet_group_name", "subnet_ids", "private_network", "private_network_uuid", "network_security_group_ids", "DBSubnetGroupName", "CacheSubnetGroupName").Exists
            || all.Any(one => one.Is("azurerm_private_endpoint", "Microsoft.Network/privateEndpoints") && one.Mentions(store));
        if (isPrivate)
        {
            return Verdict.Pass(subject, "It is reached over a private network only.", store.Evidence());
        }

        return access.Exists && (access.IsTrue || access.Text is "Enabled") && !IsPublicByDesign(store)
            ? all.Any(one => one.Kind == ResourceKind.NetworkRules && one.Type.Contains("firewall", StringComparison.OrdinalIgnoreCase))
                ? Verdict.Partial(subject, "It has a public address behind an allow-list.", Evidence.Certain("public network access", store.At(access)))
                : Verdict.Fail(subject, "Its public address is on, without a rule that limits it.", Evidence.Certain("public network access", store.At(access)))
            : IsPublicByDesign(store) ? Verdict.Partial(subject, "The service is public by design and guarded by identities; no private endpoint is declared.", store.Evidence())
            : null;
    }

    private static bool IsPublicByDesign(CloudResource store) =>
        store.Is("azurerm_cosmosdb_account", "Microsoft.DocumentDB/databaseAccounts", "aws_dynamodb_table", "AWS::DynamoDB::Table", "aws_sqs_queue", "AWS::SQS::Queue", "mongodbatlas_cluster", "mongodbatlas_advanced_cluster", "google_firestore_database", "azurerm_servicebus_namespace", "Microsoft.ServiceBus/namespaces", "module/Azure/avm-res-documentdb-databaseaccount*", "module/Azure/avm-res-servicebus-namespace*");

    private static IEnumerable<Verdict> Rules(RepositoryFacts repository)
    {
        foreach (var rule in CloudCode.Of(repository, ResourceKind.NetworkRules))
        {
            var subject = $"{rule.Type} {rule.Name}";
            if (rule.Setting("start_ip_address", "startIpAddress") is { Text: { } first } start && rule.Setting("end_ip_address", "endIpAddress").Text is { } last)
            {
                if (first is "0.0.0.0" && last is "255.255.255.255" or "0.0.0.0")
                {
                    yield return last is "0.0.0.0"
                        ? Verdict.Partial(subject, "It lets every Azure customer's services in.", Evidence.Certain("0.0.0.0 to 0.0.0.0", rule.At(start)))
                        : Verdict.Fail(subject, "It lets the whole internet in.", Evidence.Certain("0.0.0.0 to 255.255.255.255", rule.At(start)));
                }

                continue;
            }

            if (NetworkRule.Of(rule).FirstOrDefault(one => one.IsIngress && one.IsFromEverywhere && Ports.Any(one.Covers) && !one.IsEveryPort) is { } open)
            {
                yield return Verdict.Fail(subject, $"It lets the whole internet reach port {Ports.First(open.Covers)}.", Evidence.Certain($"ports {open.From} to {open.To} from everywhere", rule.At(open.Where)));
            }
        }
    }

    // Only a store has such a port, whatever its image is called.
    private static IEnumerable<Verdict> Services(RepositoryFacts repository)
    {
        var stores = Cluster.Of(repository).OfKind("Service").Select(service => (Service: service, Port: service.Root.At("spec", "ports").Items.FirstOrDefault(port => port["port"].Number is { } number && Ports.Contains(number)))).Where(one => one.Port is not null);
        return stores.Select(one => one.Service.Root.At("spec", "type").Text is "LoadBalancer" or "NodePort" && !IsInternal(one.Service)
            ? Verdict.Fail($"Service/{ManifestText.Shown(one.Service.Name)}", $"It opens port {one.Port!["port"].Text} outside of the cluster.", Evidence.Certain($"type {one.Service.Root.At("spec", "type").Text}", new(one.Service.Path, one.Service.Root.At("spec", "type").Line)))
            : ManifestText.IsComputed(one.Service.Root.At("spec", "type")) ? Verdict.Unknown($"Service/{ManifestText.Shown(one.Service.Name)}", UnknownReason.Never, "Its type is known only when the chart is rendered.")
            : Verdict.Pass($"Service/{ManifestText.Shown(one.Service.Name)}", "It is reached inside the cluster only.", Evidence.Certain("ClusterIP", new(one.Service.Path, one.Port!.Line))));
    }

    private static bool IsInternal(KubernetesResource service) => service.Root.At("metadata", "annotations").Entries.Any(entry => entry.Key.Contains("internal", StringComparison.Ordinal) && (entry.Value.IsTrue || entry.Value.Text is "internal" or "Internal"));

    private static IEnumerable<Verdict> Compose(RepositoryFacts repository) =>
        from file in ProductionCompose.Of(repository)
        where file.Use == DeploymentUse.Production || ManagedDatabases.Of(repository).IsEmpty
        from service in file.Services
        where StoreImages.KindOf(service.Image) is Fact.Database or Fact.Cache or Fact.Queue
        select ComposeText.PublishedPort(service) is { } port
            ? Verdict.Fail($"{file.Path} {service.Name}", "It publishes its port on all addresses of the host.", Evidence.Certain($"ports: {port.Text ?? port["published"].Text}", new(file.Path, port.Line)))
            : Verdict.Pass($"{file.Path} {service.Name}", "It publishes no port beyond the host.", Evidence.Certain("no published port", new(file.Path, service.Definition.Line)));
}
