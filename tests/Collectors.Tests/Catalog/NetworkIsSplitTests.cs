using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class NetworkIsSplitTests : CheckTests<NetworkIsSplit>
{
    private const string Subnets = "resource \"aws_subnet\" \"public\" {\n  map_public_ip_on_launch = true\n}\nresource \"aws_subnet\" \"data\" {\n  vpc_id = \"x\"\n}\n";
    private const string Group = "resource \"aws_security_group\" \"db\" {\n  ingress {\n    from_port = 5432\n    to_port = 5432\n    security_groups = [\"sg-app\"]\n  }\n}\n";

    [Theory]
    [InlineData(Subnets + Group, Outcome.Pass)]
    [InlineData(Subnets, Outcome.Partial)]
    [InlineData(Group, Outcome.Partial)]
    [InlineData("module \"vpc\" {\n  source = \"terraform-aws-modules/vpc/aws\"\n  private_subnets = [\"a\", \"b\"]\n}\n" + Group, Outcome.Pass)]
    [InlineData(Subnets + "resource \"aws_security_group\" \"app\" {\n  ingress {\n    from_port = 22\n    to_port = 22\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}\n", Outcome.Partial)]
    [InlineData("resource \"aws_security_group\" \"app\" {\n  ingress {\n    from_port = 0\n    to_port = 65535\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}\n", Outcome.Fail)]
    [InlineData("resource \"azurerm_container_app_environment\" \"e\" {\n  infrastructure_subnet_id = \"x\"\n}\n", Outcome.Pass)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"x\"\n}\n", Outcome.Unknown)]
    public Task ReadsInfrastructureCode(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\n{text}");

    [Theory]
    [InlineData("podSelector: {}, policyTypes: [Ingress]", Outcome.Pass)]
    [InlineData("podSelector: {}, policyTypes: [Egress]", Outcome.Partial)]
    [InlineData("podSelector: { matchLabels: { app: api } }, ingress: [{ from: [] }]", Outcome.Partial)]
    [InlineData("podSelector: { matchLabels: { app: other } }, ingress: [{ from: [] }]", Outcome.Partial)]
    [InlineData(null, Outcome.Fail)]
    public Task ReadsPolicies(string? spec, Outcome expected) => Ends(expected, AtLeastTwoInstancesRunTests.Deployment("", "") + (spec is null ? "" : $"=== k8s/policy.yaml\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{ name: p }}\nspec: {{ {spec} }}\n"));

    [Fact]
    public Task DoesNotApply_WhenThereIsNoInfrastructure() => DoesNotApply(NodeApi);

    [Theory]
    [InlineData("local.network_subnets[\"APP\"].prefix[0]")]
    [InlineData("\"10.0.2.0/24\"")]
    public Task Passes_WhenARuleNamesTheSubnetOfATier(string source) => Passes("=== main.tf\nresource \"azurerm_subnet\" \"main\" {\n  for_each = local.network_subnets\n  name = each.key\n}\nresource \"azurerm_network_security_group\" \"db\" {\n  security_rule {\n    source_address_prefix = " + source + "\n    destination_port_range = \"5432\"\n    access = \"Allow\"\n    direction = \"Inbound\"\n  }\n  security_rule {\n    source_address_prefix = \"*\"\n    destination_port_range = \"*\"\n    access = \"Deny\"\n    direction = \"Inbound\"\n  }\n}\n");

    [Fact]
    public Task Passes_WhenAProgramLetsOneGroupReachAnother() => Passes("=== cdk.json\n{}\n=== lib/stack.ts\nconst vpc = new ec2.Vpc(this, 'vpc', {});\nconst group = new ec2.SecurityGroup(this, 'web', {});\ngroup.connections.allowTo(database, ec2.Port.tcp(5432));\n");

    [Fact]
    public Task Passes_WhenARuleOfAProgramNamesAGroup() => Passes("=== cdk.json\n{}\n=== app/stack.py\nvpc = ec2.Vpc(self, 'vpc')\ngroup = ec2.SecurityGroup(self, 'db', vpc=vpc)\ngroup.add_ingress_rule(web_group, ec2.Port.tcp(5432))\n");

    [Theory]
    [InlineData("group.add_ingress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(5432))")]
    [InlineData("group.add_ingress_rule(\n    ec2.Peer.any_ipv4(), ec2.Port.tcp(5432))")]
    public Task IsPartial_WhenItsRuleNamesEverybody(string rule) => IsPartial($"=== cdk.json\n{{}}\n=== app/stack.py\nvpc = ec2.Vpc(self, 'vpc')\ngroup = ec2.SecurityGroup(self, 'db', vpc=vpc)\n{rule}\n");

    [Fact]
    public Task Fails_WhenOneSubnetReachesGooglesServices() => Fails("=== main.tf\nresource \"google_compute_network\" \"n\" {\n  name = \"n\"\n}\nresource \"google_compute_subnetwork\" \"s\" {\n  name = \"public\"\n  private_ip_google_access = true\n}\n");
}
