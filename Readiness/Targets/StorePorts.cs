namespace Gapless.Readiness.Targets;

/// <summary>The ports at which databases, caches and brokers usually listen (IANA service names, and what their makers document).</summary>
public static class StorePorts
{
    public static ImmutableSortedDictionary<int, string> Names { get; } = new Dictionary<int, string>
    {
        [5432] = "PostgreSQL",
        [3306] = "MySQL",
        [1433] = "SQL Server",
        [1521] = "Oracle",
        [27017] = "MongoDB",
        [6379] = "Redis",
        [11211] = "Memcached",
        [9092] = "Kafka",
        [5672] = "RabbitMQ",
        [15672] = "RabbitMQ's console",
        [9200] = "Elasticsearch",
        [2379] = "etcd",
        [8086] = "InfluxDB",
    }.ToImmutableSortedDictionary();
}
