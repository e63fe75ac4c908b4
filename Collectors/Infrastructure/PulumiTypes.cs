using System.Text;

namespace Gapless.Collectors.Infrastructure;

/// <summary>Pulumi's names of what it bridges from Terraform.</summary>
internal static class PulumiTypes
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:rds:Instance"] = "aws_db_instance",
        ["aws:s3:Bucket"] = "aws_s3_bucket",
        ["aws:ec2:Vpc"] = "aws_vpc",
        ["aws:ec2:Subnet"] = "aws_subnet",
        ["aws:ec2:SecurityGroup"] = "aws_security_group",
        ["aws:lb:LoadBalancer"] = "aws_lb",
        ["gcp:sql:DatabaseInstance"] = "google_sql_database_instance",
        ["gcp:cloudrun:Service"] = "google_cloud_run_service",
        ["gcp:cloudrunv2:Service"] = "google_cloud_run_v2_service",
        ["digitalocean:index:DatabaseCluster"] = "digitalocean_database_cluster",
    };

    /// <summary><c>aws:elasticache/cluster:Cluster</c> is <c>aws_elasticache_cluster</c>; a name that nobody knows stays.</summary>
    public static string Terraform(string type)
    {
        if (type.StartsWith("azure-native:", StringComparison.Ordinal) || type.Split(':') is not [var provider, var module, var name])
        {
            return type;
        }

        module = module.Split('/')[0];
        return Known.GetValueOrDefault($"{provider}:{module}:{name}") ?? $"{(provider is "gcp" ? "google" : provider is "azure" ? "azurerm" : provider)}_{(module is "index" ? "" : module + "_")}{Snake(name)}";
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
