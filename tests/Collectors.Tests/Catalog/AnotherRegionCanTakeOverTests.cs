using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AnotherRegionCanTakeOverTests : CheckTests<AnotherRegionCanTakeOver>
{
    private const string Data = "resource \"aws_rds_global_cluster\" \"d\" {\n  engine = \"aurora-postgresql\"\n}\n";
    private const string Routing = "resource \"aws_globalaccelerator_accelerator\" \"a\" {\n  name = \"a\"\n}\n";

    [Theory]
    [InlineData(Data + Routing, Outcome.Pass)]
    [InlineData(Data, Outcome.Partial)]
    [InlineData(Routing, Outcome.Partial)]
    [InlineData("resource \"azurerm_container_app_environment\" \"a\" {\n  location = \"westeurope\"\n}\nresource \"azurerm_container_app_environment\" \"b\" {\n  location = \"northeurope\"\n}\n" + Data, Outcome.Pass)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  multi_az = true\n}\n", Outcome.Fail)]
    [InlineData("resource \"aws_cloudfront_distribution\" \"d\" {\n  enabled = true\n}\n", Outcome.Fail)]
    public Task ReadsInfrastructureCode(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\n{text}");

    [Fact]
    public Task IsPartial_WhenTheDecisionIsRecorded() => IsPartial(NodeApi + "\n=== docs/adr/0007-single-region.md\n# Single region\n\nWe accept a single region.\n", "attested");

    [Fact]
    public Task Fails_WhenThereIsNeither() => Fails(NodeApi + "\n=== README.md\nWe are multi-region.\n");

    [Fact]
    public Task Fails_WhenOnlyFilesAreCopiedBesideADatabase() => Fails(NodeApi + "\n=== main.tf\nresource \"azurerm_storage_account\" \"s\" {\n  account_replication_type = \"GRS\"\n}\nresource \"azurerm_postgresql_flexible_server\" \"d\" {\n  location = \"westus\"\n}\n", "one region");

    [Fact]
    public Task Fails_WhenADecisionOnlyNamesTheWord() => Fails(NodeApi + "\n=== docs/decisions/0016-names.md\n# Names\n\nThe check `dr.multi-region` has a low priority.\n");

    [Fact]
    public Task Fails_WhenPlacesAreOnlyWorkedOutLater() => Fails(NodeApi + "\n=== infra/main.bicep\nparam location string = resourceGroup().location\nresource a 'Microsoft.App/containerApps@2024-03-01' = { name: 'a', location: location }\nresource b 'Microsoft.Web/sites@2023-01-01' = { name: 'b', location: rg.location }\nresource c 'Microsoft.Web/sites@2023-01-01' = { name: 'c', location: 'global' }\n");
}
