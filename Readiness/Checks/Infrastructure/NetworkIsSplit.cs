using Gapless.Readiness.Checks.Containers;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed class NetworkIsSplit : Check
{
    private static readonly string[] Policies = ["NetworkPolicy", "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "GlobalNetworkPolicy"];

    // web.connections.allowTo(database, ec2.Port.tcp(5432));   database.connections.allowDefaultPortFrom(service)   group.addIngressRule(ec2.Peer.securityGroupId(id), …)
    private static readonly Idiom BetweenGroups = new("net.segmentation/groups", ["connections.allow", "Peer.securityGroupId", "Peer.SecurityGroupId", "peer.security_group_id", "add_ingress_rule(", "addIngressRule("])
    {
        Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java, Language.Go],
        CodeOnly = true,
        Accept = match => !match.Value.Contains("ngress", StringComparison.Ordinal) || !match.LineText.Contains("any_ipv4", StringComparison.OrdinalIgnoreCase) && !match.LineText.Contains("anyIpv4", StringComparison.OrdinalIgnoreCase) && !match.LineText.Contains("Peer.ipv4", StringComparison.OrdinalIgnoreCase) && !match.LineText.EndsWith('('),
        LimitPerFile = 2,
    };

    public override CheckInfo Info { get; } = new("net.segmentation", Category.Infrastructure, Priority.High, "The network is split and each tier accepts only its neighbours")
    {
        Why = "In a flat network whoever takes one part reaches all of them.",
        Remedy = "Put stores and services into private subnets, let security groups name each other, and start each namespace with a default-deny policy.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected SEC05-BP01, SEC05-BP02", "Azure Well-Architected SE:04, SE:06", "kubescape C-0030, C-0054", "kube-score pod-networkpolicy"],
        AppliesWhen = Condition.Any(Fact.InfrastructureCode, Fact.Kubernetes),
    };

    public override ImmutableArray<Idiom> Idioms => [BetweenGroups];

    public override AttestationForm Attestation { get; } = new("The network is split: each tier accepts connections only from its neighbours.", ["networks and subnets", "who may reach the data tier", "outbound rules"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => [.. Cloud(repository), .. Policy(repository)];

    private static IEnumerable<Verdict> Policy(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        if (cluster.Workloads.IsEmpty)
        {
            yield break;
        }

        var declared = CloudCode.Of(repository).FirstOrDefault(one => one.Is("kubernetes_network_policy*"));
        var policies = cluster.OfKind(Policies).Concat(cluster.OfKind("AuthorizationPolicy").Where(one => one.Root["apiVersion"].Text?.Contains("istio", StringComparison.Ordinal) == true)).ToList();
        if (policies.Count == 0 && declared is not null)
        {
            yield return Verdict.Partial("cluster", "Infrastructure code declares a network policy; which workloads it covers is not read.", declared.Evidence());
            yield break;
        }

        if (policies.Count == 0)
        {
            yield return Verdict.Fail("cluster", "No network policy limits which pod may talk to which.", Evidence.Certain($"{cluster.Workloads.Length} workloads, no NetworkPolicy", cluster.Workloads[0].At(cluster.Workloads[0].Pod)));
            yield break;
        }

        var evidence = policies.Take(5).Select(one => Evidence.Certain($"{one.Kind} {ManifestText.Shown(one.Name)}", new(one.Path, one.Root.Line))).ToList();
        var uncovered = cluster.Workloads.FirstOrDefault(workload => !policies.Exists(policy => Cluster.AreTogether(policy, workload.Resource) && DeniesByDefault(policy)) && !policies.Exists(policy => Selects(policy, workload)));
        yield return policies.Exists(DeniesByDefault)
            ? uncovered is null
                ? Verdict.Pass("cluster", "Ingress is denied by default, and policies allow what is needed.", evidence)
                : Verdict.Partial("cluster", $"{uncovered.Subject} is in no namespace that denies by default.", evidence)
            : uncovered is null
                ? Verdict.Partial("cluster", "Every workload has a policy, but nothing denies by default.", evidence)
                : Verdict.Partial("cluster", $"Policies select some workloads only; {uncovered.Subject} accepts everybody.", evidence);
    }

    // podSelector: {}, policyTypes: [Ingress], no rules
    private static bool DeniesByDefault(KubernetesResource policy)
    {
        var spec = policy.Root["spec"];
        if (policy.Kind is "AuthorizationPolicy")
        {
            return spec.Kind is NodeKind.Map && spec.Entries.Length == 0;
        }

        var selector = spec["podSelector"].Exists ? spec["podSelector"] : spec["endpointSelector"];
        return selector.Exists && selector.Entries.Length == 0
            && spec["ingress"].Items.All(rule => rule.Entries.Length == 0 && policy.Kind is not "NetworkPolicy")
            && (!spec["policyTypes"].Exists || spec["policyTypes"].Items.Any(type => type.Text is "Ingress"));
    }

    private static bool Selects(KubernetesResource policy, Workload workload) => Cluster.AreTogether(policy, workload.Resource)
        && ManifestText.Selects(policy.Root.At("spec", policy.Kind is "NetworkPolicy" ? "podSelector" : policy.Kind is "AuthorizationPolicy" ? "selector" : "endpointSelector", "matchLabels"), workload.Labels);

    private static IEnumerable<Verdict> Cloud(RepositoryFacts repository)
    {
        var all = CloudCode.Of(repository);
        var networks = all.Where(one => one.Kind is ResourceKind.Network or ResourceKind.Subnet).ToList();
        var rules = all.Where(one => one.Kind == ResourceKind.NetworkRules && !one.Is("kubernetes_network_policy*")).ToList();
        if (networks.Count == 0 && rules.Count == 0)
        {
            if (all.FirstOrDefault(one => one.Setting("vnet_integration_subnet_id", "virtual_network_subnet_id", "virtualNetworkSubnetId", "vpc_connector", "vpc_access", "vpc_config", "infrastructure_subnet_id", "infrastructureSubnetId", "VpcConfig", "vpc_uuid").Exists) is { } integrated)
            {
                yield return Verdict.Pass("cloud network", "The services are tied to a private network.", integrated.Evidence());
            }

            yield break;
        }

        var isSplit = IsSplit(networks);
        var ingress = rules.SelectMany(rule => NetworkRule.Of(rule).Where(one => one.IsIngress).Select(one => (Rule: rule, One: one))).ToList();
        var wide = ingress.Where(one => one.One.IsFromEverywhere && !(one.One is { From: 80 or 443, To: 80 or 443 })).ToList();
        var references = ingress.Exists(one => one.One.NamesAGroup) || rules.Exists(rule => rule.Is("module/*")) || repository.FirstOf(null, BetweenGroups) is not null;
        var evidence = networks.Take(4).Concat(rules.Take(4)).Select(one => one.Evidence()).ToList();
        yield return (isSplit, references && wide.Count == 0) switch
        {
            (true, true) => Verdict.Pass("cloud network", "Private subnets and rules between groups split the network.", evidence),
            (true, false) => Verdict.Partial("cloud network", wide.Count > 0 ? $"The network is split, but {wide[0].Rule.Name} lets everybody in." : "The network is split, but no rule names the tier that may connect.", evidence),
            (false, true) => Verdict.Partial("cloud network", "Rules name the tiers, but there is no private subnet.", evidence),
            _ => Verdict.Fail("cloud network", wide.Count > 0 ? $"There is no private subnet, and {wide[0].Rule.Name} lets everybody in." : "There is neither a private subnet nor a rule that names a tier.", evidence),
        };
    }

    // Two subnets, one of which gives out no public addresses; a module makes both kinds when it is told of private ones.
    private static bool IsSplit(List<CloudResource> networks)
    {
        var subnets = networks.Where(one => one.Kind == ResourceKind.Subnet).ToList();
        var isPrivate = subnets.Exists(one => !one.Setting("map_public_ip_on_launch", "MapPublicIpOnLaunch").IsTrue && !one.Name.Contains("public", StringComparison.OrdinalIgnoreCase));
        return (subnets.Count >= 2 && isPrivate) || subnets.Exists(one => isPrivate && (one.Properties["count"].Exists || one.Properties["for_each"].Exists))
            || networks.Exists(one => one.Setting("private_subnets", "privateSubnets", "database_subnets").Exists)
            || networks.Exists(one => one.Setting("subnet_type", "subnetType").Text is { } kind && kind.StartsWith("PRIVATE", StringComparison.Ordinal))
            || networks.Exists(one => one.Setting("subnets", "subnet").Items.Length >= 2)
            || networks.Exists(one => one.Is("Vpc", "ec2.Vpc"));
    }
}
