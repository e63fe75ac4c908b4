using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

/// <summary>The databases that production's infrastructure code declares at a provider: servers, clusters and tables, not their parts.</summary>
internal static partial class ManagedDatabases
{
    /// <summary>Without replicas and the instances of a cluster; without those that only a setting switches on where others are always made.</summary>
    public static ImmutableArray<CloudResource> Of(RepositoryFacts repository)
    {
        var all = All(repository);
        var main = all.Where(one => (Server().IsMatch(one.Type) || one.Is("module/*")) && !IsPart(one, all)).ToList();
        List<CloudResource> wanted = main.Count > 0 ? main : [.. all];
        return wanted.Exists(one => !one.IsOptional()) ? [.. wanted.Where(one => !one.IsOptional())] : [.. wanted];
    }

    /// <summary>With their parts. Terraform's own lock is none, nor what an Aspire host adds of containers.</summary>
    public static ImmutableArray<CloudResource> All(RepositoryFacts repository) =>
        [.. CloudCode.Of(repository, ResourceKind.Database).Where(one => !one.Properties.Descendants().Any(node => node.Text is "LockID") && (one.Tool is not InfrastructureTool.Aspire || one.Type.StartsWith("AddAzure", StringComparison.Ordinal)))];

    private static bool IsPart(CloudResource one, ImmutableArray<CloudResource> all) =>
        one.Is("aws_rds_cluster_instance", "aws_docdb_cluster_instance", "aws_neptune_cluster_instance", "digitalocean_database_replica")
        || one.Setting("replicate_source_db", "SourceDBInstanceIdentifier", "master_instance_name", "create_source_server_id", "DBClusterIdentifier").Exists
        || (one.Is("aws_rds_global_cluster", "AWS::RDS::GlobalCluster") && all.Any(other => other.Is("aws_rds_cluster", "AWS::RDS::DBCluster")));

    [GeneratedRegex("""(instance|cluster|server|flexible|servers|account|accounts|table|database_cluster|managed_database|project|Database(Instance|Cluster))(s)?$|^AWS::RDS::DB(Instance|Cluster)$|^AWS::DynamoDB::(Global)?Table$|^AWS::Serverless::SimpleTable$|^AddAzure|^TableV2$|FromSnapshot$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Server();
}
