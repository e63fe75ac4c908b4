using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Infrastructure;

public sealed class TemplateTests : InfrastructureTests
{
    [Fact]
    public async Task ReadsCloudFormation()
    {
        var facts = await ReadAsync("""
            === template.yaml
            AWSTemplateFormatVersion: "2010-09-09"
            Parameters:
              Zones: { Type: String, Default: "true" }
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MultiAZ: !Ref Zones
                  StorageEncrypted: true
              Tasks:
                Type: AWS::SQS::Queue
            """);

        Assert.Equal([("AWS::RDS::DBInstance", "Database", ResourceKind.Database), ("AWS::SQS::Queue", "Tasks", ResourceKind.Queue)], facts.Resources.Select(resource => (resource.Type, resource.Name, resource.Kind)));
        Assert.Equal("true", facts.Resources[0].Setting("multi_az").Text);
    }

    [Fact]
    public async Task ReadsResourcesOfTheServerlessFramework() => Assert.Equal(ResourceKind.Database, (await OnlyAsync("""
        === serverless.yml
        service: shop
        resources:
          Resources:
            Table:
              Type: AWS::DynamoDB::Table
              Properties:
                PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
        """)).Kind);

    [Fact]
    public async Task ReadsResourceManagerTemplates()
    {
        var facts = await ReadAsync("""
            === azuredeploy.json
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "parameters": { "days": { "type": "int", "defaultValue": 14 } },
              "resources": [
                { "type": "Microsoft.Sql/servers", "name": "[parameters('name')]", "properties": { "days": "[parameters('days')]" },
                  "resources": [ { "type": "databases", "name": "d" } ] },
                { "type": "Microsoft.Resources/deployments", "name": "inner", "properties": { "template": { "resources": [ { "type": "Microsoft.Cache/redis", "name": "r" } ] } } }
              ]
            }
            """);

        Assert.Equal(["Microsoft.Cache/redis", "Microsoft.Resources/deployments", "Microsoft.Sql/servers", "Microsoft.Sql/servers/databases"], facts.Resources.Select(resource => resource.Type).Order(StringComparer.Ordinal));
        Assert.Equal("14", facts.Resources.Single(resource => resource.Type is "Microsoft.Sql/servers").Setting("days").Text);
    }

    [Theory]
    [InlineData("aws:rds:Instance", ResourceKind.Database)]
    [InlineData("aws:elasticache:Cluster", ResourceKind.Cache)]
    [InlineData("gcp:storage:Bucket", ResourceKind.Storage)]
    public async Task ReadsPulumiYaml(string type, ResourceKind kind) =>
        Assert.Equal(kind, (await OnlyAsync($"=== Pulumi.yaml\nname: a\nruntime: yaml\nresources:\n  one:\n    type: {type}\n    properties:\n      name: x\n")).Kind);

    [Fact]
    public async Task OtherYamlIsNoTemplate() => Assert.Empty((await ReadAsync("=== a.yaml\nResources:\n  x: { Type: paper }\n=== b.yaml\nresources:\n  - a\n")).Resources);

    [Fact]
    public async Task AFunctionTakesWhatHoldsForAll()
    {
        var resource = await OnlyAsync("=== template.yaml\nTransform: AWS::Serverless-2016-10-31\nGlobals: { Function: { Runtime: python3.13, Timeout: 3 } }\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { Timeout: 9 } }\n");

        Assert.Equal(("python3.13", "9"), (resource.Setting("Runtime").Text, resource.Setting("Timeout").Text));
    }
}
