using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class StoresArePrivateTests : CheckTests<StoresArePrivate>
{
    [Theory]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  publicly_accessible = true\n}", Outcome.Fail)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  db_subnet_group_name = \"x\"\n}", Outcome.Pass)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  publicly_accessible = var.open\n  engine = \"postgres\"\n}\nvariable \"open\" {}", Outcome.Unknown)]
    [InlineData("resource \"azurerm_postgresql_flexible_server\" \"d\" {\n  public_network_access_enabled = false\n}", Outcome.Pass)]
    [InlineData("resource \"azurerm_postgresql_flexible_server\" \"d\" {\n  public_network_access_enabled = true\n}", Outcome.Fail)]
    [InlineData("resource \"azurerm_postgresql_flexible_server_firewall_rule\" \"a\" {\n  start_ip_address = \"0.0.0.0\"\n  end_ip_address = \"0.0.0.0\"\n}", Outcome.Partial)]
    [InlineData("resource \"azurerm_postgresql_flexible_server_firewall_rule\" \"a\" {\n  start_ip_address = \"0.0.0.0\"\n  end_ip_address = \"255.255.255.255\"\n}", Outcome.Fail)]
    [InlineData("resource \"google_sql_database_instance\" \"d\" {\n  settings {\n    ip_configuration {\n      authorized_networks {\n        value = \"0.0.0.0/0\"\n      }\n    }\n  }\n}", Outcome.Fail)]
    [InlineData("resource \"google_sql_database_instance\" \"d\" {\n  settings {\n    ip_configuration {\n      ipv4_enabled = false\n    }\n  }\n}", Outcome.Pass)]
    [InlineData("resource \"aws_security_group\" \"d\" {\n  ingress {\n    from_port = 5432\n    to_port = 5432\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}", Outcome.Fail)]
    [InlineData("resource \"aws_security_group\" \"d\" {\n  ingress {\n    from_port = 443\n    to_port = 443\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}", Outcome.Unknown)]
    [InlineData("resource \"aws_security_group\" \"d\" {\n  egress {\n    from_port = 5432\n    to_port = 5432\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}", Outcome.Unknown)]
    [InlineData("resource \"aws_vpc_security_group_ingress_rule\" \"d\" {\n  from_port = 6379\n  to_port = 6379\n  cidr_ipv4 = \"0.0.0.0/0\"\n}", Outcome.Fail)]
    [InlineData("resource \"aws_dynamodb_table\" \"d\" {\n  name = \"x\"\n}", Outcome.Partial)]
    public Task ReadsInfrastructureCode(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\n{text}\n");

    [Theory]
    [InlineData("resource d 'Microsoft.DBforPostgreSQL/flexibleServers@2023-06-01-preview' = {\n  name: 'd'\n  properties: { network: { publicNetworkAccess: 'Disabled' } }\n}", Outcome.Pass)]
    [InlineData("resource d 'Microsoft.DBforPostgreSQL/flexibleServers@2023-06-01-preview' = {\n  name: 'd'\n  properties: { network: { publicNetworkAccess: 'Enabled' } }\n}", Outcome.Fail)]
    public Task ReadsBicep(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.bicep\n{text}\n");

    [Theory]
    [InlineData("ClusterIP", Outcome.Pass)]
    [InlineData("LoadBalancer", Outcome.Fail)]
    [InlineData("NodePort", Outcome.Fail)]
    public Task ReadsManifests(string type, Outcome expected) => Ends(expected, NodeApi + $"\n=== k8s/db.yaml\napiVersion: v1\nkind: Service\nmetadata: {{ name: db }}\nspec: {{ type: {type}, selector: {{ app: db }}, ports: [{{ port: 5432 }}] }}\n");

    [Theory]
    [InlineData("compose.prod.yaml", "['5432:5432']", Outcome.Fail)]
    [InlineData("compose.prod.yaml", "['127.0.0.1:5432:5432']", Outcome.Pass)]
    [InlineData("compose.dev.yaml", "['5432:5432']", Outcome.Unknown)]
    public Task ReadsCompose(string file, string ports, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\nservices: {{ db: {{ image: 'postgres:17', ports: {ports} }} }}\n");

    [Fact]
    public Task IsUnknown_WhenNothingSaysWhereTheyStand() => IsUnknown(NodeApi);

    [Fact]
    public Task Passes_WhenOnlyADevelopersComposePublishesBesideAManagedDatabase() => Passes(NodeApi + "\n=== .github/workflows/deploy.yml\non: [push]\njobs: { deploy: { runs-on: x, steps: [{ run: docker compose up -d }] } }\n=== compose.yml\nservices:\n  db:\n    image: postgres:17\n    ports: ['5432:5432']\n=== main.tf\nresource \"azurerm_postgresql_flexible_server\" \"d\" {\n  public_network_access_enabled = false\n}\n");

    [Fact]
    public Task DoesNotFail_WhenAComposeFileOnlyPretendsToBeProduction() => IsUnknown(NodeApi + "\n=== docker-compose.mock-production.yml\nservices: { db: { image: 'postgres:17', ports: ['5432:5432'] }, api: { build: . } }\n");

    [Fact]
    public Task IsPartial_WhenAModuleOfAzureOpensCosmos() => IsPartial(NodeApi + "\n=== main.tf\nmodule \"db\" {\n  source = \"Azure/avm-res-documentdb-databaseaccount/azurerm\"\n  name = \"db\"\n  public_network_access_enabled = true\n}\n", "public by design");
}
