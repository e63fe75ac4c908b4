using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DatabaseIsProvisionedTests : CheckTests<DatabaseIsProvisioned>
{
    [Theory]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  instance_class = \"db.m6g.large\"\n  multi_az = true\n  deletion_protection = true\n}", Outcome.Pass)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  instance_class = \"db.m6g.large\"\n  multi_az = true\n}", Outcome.Partial)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  instance_class = \"db.t3.micro\"\n  multi_az = true\n  deletion_protection = true\n}", Outcome.Partial)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  instance_class = \"db.m6g.large\"\n  deletion_protection = true\n}", Outcome.Partial)]
    [InlineData("resource \"aws_dynamodb_table\" \"d\" {\n  count = var.is_wanted ? 1 : 0\n}", Outcome.Partial)]
    [InlineData("resource \"aws_rds_cluster\" \"d\" {\n  deletion_protection = true\n}\nresource \"aws_rds_cluster_instance\" \"i\" {\n  count = 2\n  instance_class = \"db.r6g.large\"\n}", Outcome.Pass)]
    [InlineData("resource \"azurerm_postgresql_flexible_server\" \"d\" {\n  sku_name = \"GP_Standard_D2s_v3\"\n  high_availability {\n    mode = \"ZoneRedundant\"\n  }\n}", Outcome.Pass)]
    [InlineData("resource \"azurerm_postgresql_flexible_server\" \"d\" {\n  sku_name = \"B_Standard_B1ms\"\n}", Outcome.Partial)]
    [InlineData("resource \"google_sql_database_instance\" \"d\" {\n  deletion_protection = true\n  settings {\n    tier = \"db-custom-2-7680\"\n    availability_type = \"REGIONAL\"\n  }\n}", Outcome.Pass)]
    [InlineData("resource \"digitalocean_database_cluster\" \"d\" {\n  size = \"db-s-2vcpu-4gb\"\n  node_count = 2\n}", Outcome.Pass)]
    [InlineData("resource \"aws_dynamodb_table\" \"d\" {\n  name = \"x\"\n}", Outcome.Pass)]
    [InlineData("resource \"aws_s3_bucket\" \"d\" {\n  bucket = \"x\"\n}", Outcome.Fail)]
    public Task ReadsInfrastructureCode(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\n{text}\n");

    [Theory]
    [InlineData(3, Outcome.Pass)]
    [InlineData(1, Outcome.Partial)]
    public Task ReadsOperators(int instances, Outcome expected) => Ends(expected, NodeApi + $"\n=== k8s/db.yaml\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {{ name: db }}\nspec: {{ instances: {instances} }}\n");

    [Theory]
    [InlineData("render.yaml", "databases:\n  - name: db\n    plan: pro-4gb\n    highAvailability: { enabled: true }", Outcome.Pass)]
    [InlineData("render.yaml", "databases:\n  - name: db\n    plan: free", Outcome.Partial)]
    [InlineData("compose.prod.yaml", "services: { db: { image: 'postgres:17', volumes: ['d:/var/lib/postgresql/data'] } }", Outcome.Partial)]
    [InlineData("compose.prod.yaml", "services: { db: { image: 'postgres:17' } }", Outcome.Fail)]
    [InlineData("compose.yaml", "services: { db: { image: 'postgres:17', volumes: ['d:/var/lib/postgresql/data'] } }", Outcome.Fail)]
    [InlineData("k8s/db.yaml", "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec: { volumeClaimTemplates: [{ metadata: { name: d } }], template: { spec: { containers: [{ image: 'postgres:17' }] } } }", Outcome.Partial)]
    public Task ReadsPlatformsAndContainers(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDatabase() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    [Fact]
    public Task Fails_WhenOnlyAJobRunsTheClientOfADatabase() => Fails(NodeApi + "\n=== k8s/job.yaml\napiVersion: batch/v1\nkind: Job\nmetadata: { name: seed }\nspec: { template: { spec: { containers: [ { name: a, image: 'mysql:9' } ] } } }\n", "Nothing provisions");
}
