using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CacheIsUsedWellTests : CheckTests<CacheIsUsedWell>
{
    private const string Redis = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"ioredis\": \"5.0.0\" } }\n";
    private const string Client = "=== src/cache.js\nconst redis = new Redis(process.env.REDIS_URL, { connectTimeout: 2000 });\n";
    private const string Read = "=== src/orders.js\nconst known = await redis.get(key);\nawait redis.set(key, value, 'EX', 60);\n";
    private const string Evict = "=== src/change.js\nawait redis.del(key);\n";
    private const string Server = "=== compose.yaml\nservices:\n  web: { build: . }\n  cache:\n    image: redis:7\n    command: redis-server --requirepass ${REDIS_PASSWORD}\n";

    [Fact]
    public Task Passes_WhenUsedExpiredEvictedAndProtected() => Passes(Redis + Client + Read + Evict + Server);

    [Fact]
    public Task IsPartial_WhenARequestAsksForAllKeys() => IsPartial(Redis + Client + Read + Evict + Server + "=== src/all.js\nawait redis.keys('order:*');\n", "all of its keys");

    [Theory]
    [InlineData(Client + Read + Server, "an eviction")]
    [InlineData(Client + Read + Evict, "a protected server")]
    [InlineData("=== src/cache.js\nconst redis = new Redis('redis://localhost:6379');\n" + Read + Evict + Server, "a client from configuration")]
    [InlineData(Client + Evict + Server + "=== src/orders.js\nconst known = await redis.get(key);\nawait redis.set(key, value);\n", "an expiry")]
    public Task IsPartial_WhenOneIsMissing(string files, string missing) => IsPartial(Redis + files, missing);

    [Theory]
    [InlineData("resource \"aws_elasticache_replication_group\" \"c\" {\n  transit_encryption_enabled = true\n  auth_token = var.token\n}", true)]
    [InlineData("resource \"azurerm_redis_cache\" \"c\" {\n  sku_name = \"Standard\"\n}", true)]
    [InlineData("resource \"aws_elasticache_cluster\" \"c\" {\n  engine = \"redis\"\n}", false)]
    public Task KnowsManagedServers(string resource, bool isProtected) =>
        isProtected ? Passes(Redis + Client + Read + Evict + $"=== main.tf\n{resource}\n") : IsPartial(Redis + Client + Read + Evict + $"=== main.tf\n{resource}\n", "a protected server");

    [Fact]
    public Task DoesNotApply_WhenOnlyTheHealthCheckReadsIt() => DoesNotApply(
        "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Aspire.StackExchange.Redis\" Version=\"13.0.0\" /></ItemGroup></Project>\n=== CacheHealthCheck.cs\nvar read = await database.StringGetAsync(Key);\n=== Program.cs\nbuilder.AddRedisClient(\"cache\");\nawait targets.RemoveAsync(id);\n");

    [Fact]
    public Task Fails_WhenNothingUsesIt() => Fails(Redis + "=== src/server.js\nlisten();\n", "nothing reads or writes it");

    [Fact]
    public Task DoesNotApply_WhenItServesQueuesOnly() => DoesNotApply("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"ioredis\": \"5.0.0\", \"bullmq\": \"5.0.0\" } }\n" + Client, "queues");

    [Fact]
    public Task DoesNotApply_WhenNothingAsksForOne() => DoesNotApply(NodeApi, "nothing asks");

    [Fact]
    public Task IsPartial_WhenEachOfManyInstancesHasItsOwn() => IsPartial(NodeApi + "\n=== src/cache.js\nconst cache = new NodeCache();\n=== k8s/web.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3, template: { spec: { containers: [{ name: web, image: web }] } } }\n", "its own");

    [Fact]
    public Task IsUnknown_WhenTheProgramsAreElsewhere() => IsUnknown("=== main.tf\nresource \"aws_elasticache_cluster\" \"c\" {\n  engine = \"redis\"\n}\n", "another repository");

    [Fact]
    public Task Fails_WhenOnlyAMapOfTheProcessIsCalledACache() => Fails(Redis + "=== src/previews.js\nconst previewCache = new Map();\nconst one = previewCache.get(key);\npreviewCache.delete(key);\n", "nothing reads or writes it");

    [Fact]
    public Task IsPartial_WhenOnlyACertificateHasATimeToLive() => IsPartial(Redis + Client + "=== src/orders.js\nconst known = await redis.get(key);\nawait redis.set(key, value);\n=== k8s/issuer.yaml\nspec:\n  ttl: 600\n" + Evict + Server, "an expiry");

    [Theory]
    [InlineData("src/SessionStore.cs", Outcome.NotApplicable)]
    [InlineData("src/RateLimits.cs", Outcome.NotApplicable)]
    [InlineData("src/Prices.cs", Outcome.Partial)]
    public Task TellsDataFromSessionsAndLimits(string path, Outcome expected) => Ends(expected, Redis + Client + $"=== {path}\nvar value = await database.StringGetAsync(key);\nawait database.KeyDeleteAsync(key);\n");
}
