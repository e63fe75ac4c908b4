using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

/// <summary>Which container images are stores: databases, caches, brokers, search engines and object stores.</summary>
internal static partial class StoreImages
{
    /// <summary>One of <see cref="Fact.Database"/>, <see cref="Fact.Cache"/> and <see cref="Fact.Queue"/>; "files" for object storage; null for anything else.</summary>
    public static string? KindOf(string? image) => NameOf(image) switch
    {
        "postgres" or "postgresql" or "mysql" or "mariadb" or "pgvector" or "timescaledb" or "timescaledb-ha" or "postgis" or "cockroach" or "azure-sql-edge" or "mongo" or "mongodb" or "mongodb-community-server"
            or "couchdb" or "cassandra" or "scylla" or "neo4j" or "clickhouse-server" or "influxdb" or "elasticsearch" or "opensearch" or "meilisearch" or "typesense" or "qdrant" or "dynamodb-local" or "spilo" or "percona" or "documentdb-local" or "documentdb" or "ferretdb" or "azure-cosmos-emulator" => Fact.Database,
        "server" when image!.Contains("mssql", StringComparison.OrdinalIgnoreCase) => Fact.Database,
        "redis" or "redis-stack" or "redis-stack-server" or "valkey" or "memcached" or "garnet" or "dragonfly" or "keydb" => Fact.Cache,
        "rabbitmq" or "kafka" or "cp-kafka" or "nats" or "redpanda" or "activemq" or "elasticmq" or "zookeeper" or "cp-zookeeper" or "emqx" or "eclipse-mosquitto" or "etcd" => Fact.Queue,
        "minio" or "azurite" or "seaweedfs" => "files",
        var name when Companion().IsMatch(name) => null,
        var name when name.Contains("postgres", StringComparison.Ordinal) || name.Contains("pgauto", StringComparison.Ordinal) || name.Contains("mysql", StringComparison.Ordinal) || name.Contains("mongodb", StringComparison.Ordinal) => Fact.Database,
        var name when name.StartsWith("redis", StringComparison.Ordinal) => Fact.Cache,
        _ => null,
    };

    // prodrigestivill/postgres-backup-local, redis-commander, postgres_exporter
    [GeneratedRegex("""(backup|exporter|admin|commander|express|insight|client|operator|proxy|pool|bouncer|migrat|gui|web|ui|monitor|agent|rest|meta|sync)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Companion();

    /// <summary>The last part of the image's name, without registry, tag and digest, in lower case.</summary>
    private static string NameOf(string? image)
    {
        var name = (image ?? "").Split('@')[0];
        name = name[(name.LastIndexOf('/') + 1)..];
        return name.Split(':')[0].ToLowerInvariant();
    }
}
