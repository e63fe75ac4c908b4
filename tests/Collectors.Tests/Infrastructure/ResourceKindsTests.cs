using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Infrastructure;

public sealed class ResourceKindsTests
{
    [Theory]
    [InlineData("aws_rds_cluster", ResourceKind.Database)]
    [InlineData("azurerm_postgresql_flexible_server", ResourceKind.Database)]
    [InlineData("azurerm_postgresql_flexible_server_firewall_rule", ResourceKind.NetworkRules)]
    [InlineData("Microsoft.DBforPostgreSQL/flexibleServers/firewallRules", ResourceKind.NetworkRules)]
    [InlineData("microsoft.sql/servers", ResourceKind.Database)]
    [InlineData("aws_lb_listener", ResourceKind.LoadBalancer)]
    [InlineData("google_project_iam_member", ResourceKind.AccessPolicy)]
    [InlineData("google_storage_bucket_iam_member", ResourceKind.AccessPolicy)]
    [InlineData("module/org/rds", ResourceKind.Database)]
    [InlineData("module/avm/res/db-for-postgre-sql/flexible-server", ResourceKind.Database)]
    [InlineData("null_resource", ResourceKind.Other)]
    [InlineData("module/./vendor/modules/aks/aks/postgres", ResourceKind.Database)]
    [InlineData("module/terraform-aws-modules/eks/aws/modules/eks-managed-node-group", ResourceKind.Compute)]
    [InlineData("module/org/thing", ResourceKind.Other)]
    public void KnowsWhatATypeIsFor(string type, ResourceKind kind) => Assert.Equal(kind, ResourceKinds.Of(type));
}
