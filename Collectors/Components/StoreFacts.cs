using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Which packages and images show a database, a cache or a queue.</summary>
internal static class StoreFacts
{
    private static readonly string[] DocumentStores = ["dynamodb", "docdb", "documentdb", "document-db", "cosmos", "firestore", "mongo", "bigtable", "neptune", "SimpleTable"];
    private static readonly string[] Queues = ["sqs", "servicebus", "service-bus", "eventhub", "event-hub", "pubsub_subscription", "cloud_tasks", "msk", "kinesis", "mq_broker", "AmazonMQ", "AddRabbitMQ", "AddKafka", "AddNats", "confluent_kafka", "storage_queue"];

    public static ImmutableArray<(string Fact, string Ecosystem, ImmutableArray<string> Names)> Rows { get; } =
    [
        Row(Fact.Relational, "npm", "pg postgres pg-promise mysql mysql2 mssql tedious sqlite3 better-sqlite3 @libsql/client @prisma/client typeorm sequelize knex drizzle-orm mikro-orm @mikro-orm/* kysely oracledb"),
        Row(Fact.Relational, "nuget", "Npgsql* Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.SqlServer Microsoft.EntityFrameworkCore.Sqlite Microsoft.EntityFrameworkCore.Relational Microsoft.Data.SqlClient System.Data.SqlClient Microsoft.Data.Sqlite MySqlConnector MySql.* Pomelo.EntityFrameworkCore.MySql Oracle.* Dapper Marten linq2db Aspire.Npgsql* Aspire.Microsoft.EntityFrameworkCore.SqlServer Aspire.Microsoft.Data.SqlClient Aspire.Pomelo.*"),
        Row(Fact.Relational, "pip", "psycopg* asyncpg sqlalchemy sqlmodel django pymysql mysqlclient aiomysql aiosqlite pyodbc peewee tortoise-orm flask-sqlalchemy prisma"),
        Row(Fact.Relational, "gomod", "github.com/jackc/pgx* github.com/lib/pq github.com/go-sql-driver/mysql gorm.io/gorm entgo.io/ent github.com/jmoiron/sqlx modernc.org/sqlite github.com/mattn/go-sqlite3 xorm.io/xorm github.com/uptrace/bun*"),
        Row(Fact.Relational, "maven", "spring-boot-starter-data-jpa spring-boot-starter-data-jdbc spring-boot-starter-data-r2dbc spring-boot-starter-jdbc jooq hibernate-core quarkus-hibernate* quarkus-jdbc* postgresql mysql-connector* mybatis* exposed-core spring-boot-starter-jooq sqlite-jdbc mariadb-java-client mssql-jdbc ojdbc*"),
        Row(Fact.Relational, "bundler", "activerecord rails pg mysql2 sqlite3 sequel"),
        Row(Fact.Relational, "composer", "illuminate/database laravel/framework doctrine/orm doctrine/dbal doctrine/doctrine-bundle"),
        Row(Fact.Relational, "cargo", "sqlx diesel sea-orm tokio-postgres rusqlite"),
        Row(Fact.Relational, "mix", "ecto ecto_sql postgrex myxql phoenix_ecto"),
        Row(Fact.DocumentStore, "npm", "mongodb mongoose @aws-sdk/client-dynamodb @aws-sdk/lib-dynamodb dynamoose electrodb @azure/cosmos @google-cloud/firestore firebase-admin"),
        Row(Fact.DocumentStore, "nuget", "MongoDB.Driver Microsoft.Azure.Cosmos Microsoft.EntityFrameworkCore.Cosmos Aspire.MongoDB.Driver* RavenDB.Client AWSSDK.DynamoDBv2 Google.Cloud.Firestore"),
        Row(Fact.DocumentStore, "pip", "pymongo motor beanie mongoengine pynamodb azure-cosmos google-cloud-firestore"),
        Row(Fact.DocumentStore, "gomod", "go.mongodb.org/mongo-driver* github.com/aws/aws-sdk-go-v2/service/dynamodb cloud.google.com/go/firestore github.com/Azure/azure-sdk-for-go/sdk/data/azcosmos"),
        Row(Fact.DocumentStore, "maven", "spring-boot-starter-data-mongodb* quarkus-mongodb*"),
        Row(Fact.DocumentStore, "bundler", "mongoid"),
        Row(Fact.DocumentStore, "cargo", "mongodb"),
        Row(Fact.Cache, "npm", "redis ioredis @redis/client @upstash/redis memcached memjs cache-manager-redis* @keyv/redis"),
        Row(Fact.Cache, "nuget", "StackExchange.Redis Microsoft.Extensions.Caching.StackExchangeRedis Aspire.StackExchange.Redis* EnyimMemcached*"),
        Row(Fact.Cache, "pip", "redis aioredis django-redis pymemcache valkey"),
        Row(Fact.Cache, "gomod", "github.com/redis/go-redis* github.com/go-redis/redis* github.com/gomodule/redigo github.com/bradfitz/gomemcache github.com/valkey-io/valkey-go"),
        Row(Fact.Cache, "maven", "spring-boot-starter-data-redis* jedis lettuce-core redisson* quarkus-redis*"),
        Row(Fact.Cache, "bundler", "redis dalli hiredis"),
        Row(Fact.Cache, "composer", "predis/predis"),
        Row(Fact.Cache, "cargo", "redis deadpool-redis fred"),
        Row(Fact.Cache, "mix", "redix"),
        Row(Fact.Queue, "npm", "kafkajs amqplib amqp-connection-manager nats bull bullmq @nestjs/bull @nestjs/bullmq @aws-sdk/client-sqs @azure/service-bus @google-cloud/pubsub pg-boss @confluentinc/kafka-javascript"),
        Row(Fact.Queue, "nuget", "MassTransit* WolverineFx* RabbitMQ.Client Confluent.Kafka NATS.* Azure.Messaging.ServiceBus AWSSDK.SQS Hangfire* Rebus NServiceBus Aspire.RabbitMQ.Client* Aspire.Confluent.Kafka Aspire.Azure.Messaging.ServiceBus"),
        Row(Fact.Queue, "pip", "celery kombu pika aio-pika kafka-python confluent-kafka aiokafka nats-py rq dramatiq arq"),
        Row(Fact.Queue, "gomod", "github.com/segmentio/kafka-go github.com/ibm/sarama github.com/rabbitmq/amqp091-go github.com/nats-io/nats.go github.com/hibiken/asynq github.com/confluentinc/confluent-kafka-go*"),
        Row(Fact.Queue, "maven", "spring-kafka spring-boot-starter-amqp spring-rabbit kafka-clients amqp-client spring-cloud-starter-stream* quarkus-messaging*"),
        Row(Fact.Queue, "bundler", "sidekiq bunny resque good_job delayed_job* solid_queue karafka"),
        Row(Fact.Queue, "composer", "php-amqplib/php-amqplib symfony/messenger laravel/horizon enqueue/*"),
        Row(Fact.Queue, "cargo", "lapin rdkafka async-nats"),
        Row(Fact.Queue, "mix", "oban broadway amqp"),
    ];

    /// <summary>The facts that a container image shows, such as <c>docker.io/library/postgres:17</c>.</summary>
    public static IEnumerable<string> OfImage(string image)
    {
        var name = image.Split('@')[0];
        name = name[(name.LastIndexOf('/') + 1)..].Split(':')[0].ToLowerInvariant();
        return name switch
        {
            "postgres" or "postgresql" or "mysql" or "mariadb" or "pgvector" or "timescaledb" or "postgis" or "cockroach" or "azure-sql-edge" => [Fact.Database, Fact.Relational],
            "server" when image.Contains("mssql", StringComparison.OrdinalIgnoreCase) => [Fact.Database, Fact.Relational],
            "mongo" or "mongodb" or "mongodb-community-server" or "couchdb" or "documentdb-local" or "documentdb" or "ferretdb" => [Fact.Database, Fact.DocumentStore],
            "redis" or "redis-stack" or "valkey" or "memcached" or "garnet" or "dragonfly" or "keydb" => [Fact.Cache],
            "rabbitmq" or "kafka" or "cp-kafka" or "nats" or "redpanda" or "activemq" or "elasticmq" => [Fact.Queue],
            _ => [],
        };
    }

    /// <summary>The facts that a declared resource shows.</summary>
    public static IEnumerable<string> OfResource(CloudResource resource) => resource.Kind switch
    {
        ResourceKind.Database when IsLock(resource) => [],
        ResourceKind.Database when IsDocumentStore(resource.Type) => [Fact.Database, Fact.DocumentStore],
        ResourceKind.Database => [Fact.Database, Fact.Relational],
        ResourceKind.Cache => [Fact.Cache],
        ResourceKind.Queue when IsQueue(resource.Type) && !resource.Name.Contains("dlq", StringComparison.OrdinalIgnoreCase) && !resource.Name.Contains("dead", StringComparison.OrdinalIgnoreCase) => [Fact.Queue],
        _ => [],
    };

    private static bool IsLock(CloudResource resource) => resource.Properties.Descendants().Any(node => node.Text is "LockID");

    private static bool IsDocumentStore(string type) => DocumentStores.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase)) || type is "TableV2";

    private static bool IsQueue(string type) => Queues.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static (string Fact, string Ecosystem, ImmutableArray<string> Names) Row(string fact, string ecosystem, string names) => (fact, ecosystem, DependencyFacts.Names(names));
}
