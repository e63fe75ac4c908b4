using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

/// <summary>Which stores a system needs a server for: a file beside the program and a service of a cloud need none on a laptop.</summary>
internal static partial class BackingServices
{
    /// <summary><see cref="Fact.Database"/>, <see cref="Fact.Cache"/> and <see cref="Fact.Queue"/>, with the dependency that needs it.</summary>
    public static IEnumerable<(string Kind, Evidence Why)> Needed(RepositoryFacts repository)
    {
        var used = repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production)
            .SelectMany(manifest => manifest.Dependencies.Where(dependency => !dependency.IsDevelopment).Select(dependency => (Name: $"{dependency.Group}:{dependency.Name}".TrimStart(':'), Where: new Location(manifest.Path, dependency.Line)))).ToList();
        foreach (var (kind, pattern) in ((string, Regex)[])[(Fact.Database, Database()), (Fact.Cache, Cache()), (Fact.Queue, Queue())])
        {
            if (used.Find(one => pattern.IsMatch(one.Name)) is { Name: not null } dependency)
            {
                yield return (kind, Evidence.Certain($"{dependency.Name} needs a {kind}", dependency.Where));
            }
        }
    }

    [GeneratedRegex("""(^|[/:.@_-])(pg|postgres(ql)?|pg-promise|npgsql|mysql2?|mysql-?connector\w*|mysqlclient|pymysql|aiomysql|mysqlconnector|mssql|tedious|sqlclient|sqlserver|psycopg\w*|asyncpg|pgx|pq|postgrex|myxql|mongodb|mongoose|mongo-driver|pymongo|motor|mongoid|oracledb|mariadb|doctrine/dbal|laravel/framework|marten|lib/pq|tokio-postgres)($|[/.:@_-])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Database();

    [GeneratedRegex("""(^|[/:.@_-])(redis|ioredis|go-redis|redigo|aioredis|django-redis|jedis|lettuce-core|redisson\w*|predis|redix|hiredis|memcached|memjs|dalli|pymemcache|gomemcache|stackexchangeredis|valkey(-go)?)($|[/.:@_-])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cache();

    [GeneratedRegex("""(^|[/:.@_-])(kafkajs|amqplib|nats|bull|bullmq|rabbitmq|spring-kafka|kafka-clients|spring-rabbit|spring-boot-starter-amqp|amqp-client|celery|kombu|pika|aio-pika|kafka(-python)?|confluent-kafka(-go)?|aiokafka|nats-py|rq|dramatiq|kafka-go|sarama|amqp091-go|nats\.go|asynq|sidekiq|bunny|resque|karafka|php-amqplib|lapin|rdkafka|async-nats|broadway)($|[/.:@_-])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Queue();
}
