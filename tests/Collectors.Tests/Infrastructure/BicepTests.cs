using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Infrastructure;

public sealed class BicepTests : InfrastructureTests
{
    [Fact]
    public async Task ReadsResources_WithTheirParameters()
    {
        var database = await OnlyAsync("""
            === infra/main.bicep
            @description('How many days')
            param days int = 35
            @allowed(['Disabled', 'ZoneRedundant'])
            param mode string = 'ZoneRedundant'
            var name = 'db-${mode}'
            resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: 'v' }
            resource db 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
              name: name
              properties: {
                highAvailability: { mode: mode }
                backup: {
                  backupRetentionDays: days // a comment: with a colon
                  geoRedundantBackup: days > 7 ? 'Enabled' : 'Disabled'
                }
                replicas: [
                  'a'
                  'b'
                ]
              }
            }
            output id string = db.id
            """);

        Assert.Equal(("Microsoft.DBforPostgreSQL/flexibleServers", "db", ResourceKind.Database, 7), (database.Type, database.Name, database.Kind, database.Line));
        Assert.Equal("ZoneRedundant", database.Properties.At("properties", "highAvailability", "mode").Text);
        Assert.Equal("35", database.Setting("backup_retention_days").Text);
        Assert.Equal("db-ZoneRedundant", database.Properties["name"].Text);
        Assert.StartsWith("${days > 7", database.Setting("geoRedundantBackup").Text, StringComparison.Ordinal);
        Assert.Equal(2, database.Setting("replicas").Items.Length);
    }

    [Fact]
    public async Task ModulesHaveTheirArguments_AndLoopsAndConditionsTheirResources()
    {
        var facts = await ReadAsync("""
            === main.bicep
            param environment string
            param withFirewall bool = false
            module db 'modules/db.bicep' = {
              name: 'db'
              params: {
                mode: environment == 'prod' ? 'ZoneRedundant' : 'Disabled'
              }
            }
            module cache 'br/public:avm/res/cache/redis:0.9.0' = {
              params: { name: 'c' }
            }
            resource waf 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies@2024-01-01' = if (withFirewall) {
              name: 'w'
            }
            resource files 'Microsoft.Storage/storageAccounts@2023-05-01' = [for name in ['a', 'b']: {
              name: name
              resource blobs 'blobServices' = {
                name: 'default'
                properties: { isVersioningEnabled: true }
              }
            }]
            === main.prod.bicepparam
            using 'main.bicep'
            param environment = 'prod'
            === modules/db.bicep
            param mode string = 'Disabled'
            resource db 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
              properties: { highAvailability: { mode: mode } }
            }
            """);

        Assert.Equal(
            ["Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.Storage/storageAccounts", "Microsoft.Storage/storageAccounts/blobServices", "module/avm/res/cache/redis"],
            facts.Resources.Select(resource => resource.Type).Order(StringComparer.Ordinal));
        Assert.Equal("ZoneRedundant", facts.Resources.Single(resource => resource.Kind == ResourceKind.Database).Setting("mode").Text);
        Assert.Equal("true", facts.Resources.Single(resource => resource.Type.EndsWith("blobServices", StringComparison.Ordinal)).Setting("isVersioningEnabled").Text);
    }

    [Fact]
    public async Task AParameterFileInJsonGivesValues() => Assert.Equal("3", (await OnlyAsync("""
        === main.bicep
        param replicas int = 1
        resource app 'Microsoft.App/containerApps@2024-03-01' = {
          properties: { template: { scale: { minReplicas: replicas } } }
        }
        === main.parameters.json
        { "parameters": { "replicas": { "value": 3 } } }
        """)).Setting("min_replicas").Text);

    [Theory]
    [InlineData("resource a 'b@1' = {")]
    [InlineData("resource a 'b@1' = if (")]
    [InlineData("param x = '''\nno end")]
    [InlineData("resource\nmodule\nvar\nusing\n@\n[[{{((")]
    public async Task BrokenTextIsNoFailure(string text) => Assert.NotNull(await ReadAsync("=== main.bicep\n" + text + "\n"));

    [Theory]
    [InlineData("main.parameters.prod.json")]
    [InlineData("main.prod.parameters.json")]
    public async Task AParameterFileOfAnEnvironmentGivesValues(string file) => Assert.Equal("3", (await OnlyAsync($$"""
        === main.bicep
        param replicas int = 1
        resource app 'Microsoft.App/containerApps@2024-03-01' = {
          properties: { template: { scale: { minReplicas: replicas } } }
        }
        === {{file}}
        { "parameters": { "replicas": { "value": 3 } } }
        """)).Setting("min_replicas").Text);

    [Theory]
    [InlineData("\"metadata\": { \"_generator\": { \"name\": \"bicep\" } },")]
    [InlineData("")]
    public async Task WhatWasCompiledFromItIsNotCountedTwice(string metadata) => Assert.Equal("main.bicep", (await OnlyAsync($$"""
        === main.bicep
        resource app 'Microsoft.App/containerApps@2024-03-01' = {
          name: 'a'
        }
        === main.json
        { "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", {{metadata}} "resources": [ { "type": "Microsoft.App/containerApps", "name": "a" } ] }
        """)).Path);
}
