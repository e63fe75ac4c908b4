using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ConnectionsArePooledTests : CheckTests<ConnectionsArePooled>
{
    [Theory]
    [InlineData("\n=== src/db.js\nconst pool = new Pool({\n  connectionString: process.env.DATABASE_URL,\n  max: 20,\n  connectionTimeoutMillis: 2000,\n});\n")]
    [InlineData("\n=== knexfile.js\nmodule.exports = { pool: { min: 2, max: 10 }, acquireConnectionTimeout: 1, acquireTimeoutMillis: 10 };\n")]
    [InlineData("\n=== appsettings.json\n{ \"ConnectionStrings\": { \"Main\": \"Host=db;Maximum Pool Size=20;Command Timeout=10\" } }\n")]
    [InlineData("\n=== app/db.py\nengine = create_engine(url, pool_size=10, max_overflow=5, pool_timeout=5)\n")]
    [InlineData("\n=== db/open.go\nfunc open(db *sql.DB) {\n\tdb.SetMaxOpenConns(20)\n\tdb.SetConnMaxLifetime(time.Hour)\n}\n")]
    [InlineData("\n=== src/main/resources/application.yml\nspring:\n  datasource:\n    hikari:\n      maximum-pool-size: 20\n      connection-timeout: 2000\n")]
    [InlineData("\n=== config/database.yml\nproduction:\n  pool: 10\n  checkout_timeout: 5\n")]
    [InlineData("\n=== config/runtime.exs\nconfig :shop, Shop.Repo, pool_size: 10, queue_timeout: 500\n")]
    public Task Passes_WhenSizeAndTimeAreBounded(string files) => Passes(NodeApi + files);

    [Fact]
    public Task Passes_WhenAPoolerStandsBefore() => Passes(NodeApi + "\n=== compose.yaml\nservices:\n  pooler:\n    image: edoburu/pgbouncer:1.23\n", "pooler");

    [Fact]
    public Task IsPartial_WhenThereIsNoTimeLimit() => IsPartial(NodeApi + "\n=== src/db.js\nconst pool = new Pool({ max: 20 });\n", "no time limit");

    [Fact]
    public Task IsPartial_WhenOnlyTimeIsLimited() => IsPartial(NodeApi + "\n=== src/db.js\nconst pool = new Pool({ connectionTimeoutMillis: 2000 });\n", "as large as the driver");

    [Fact]
    public Task IsPartial_WhenNothingIsSet() => IsPartial(NodeApi + "\n=== src/db.js\nconst pool = new Pool();\n", "driver's own");

    [Fact]
    public Task IsPartial_WhenTheSettingsAreOfSomethingElse() =>
        IsPartial(NodeApi + "\n=== src/limits.js\nrange({ max: 20 });\n// pool: { max: 20 }\n=== docker/logs.yaml\nlogging: { max-size: 10m }\n=== .github/workflows/deploy.yml\non: push\njobs: { a: { runs-on: x, steps: [{ uses: ssh, with: { command_timeout: 15m } }] } }\n", "driver's own");

    [Fact]
    public Task Fails_WhenAHandlerConnectsAnew() => Fails(NodeApi + "\n=== src/orders.js\napp.get('/orders', async (req, res) => {\n  const client = new Client();\n  await client.connect();\n});\n", "for each request");

    [Fact]
    public Task Fails_WhenThePoolIsOff() => Fails(NodeApi + "\n=== appsettings.json\n{ \"Main\": \"Host=db;Pooling=false\" }\n", "turned off");

    [Fact]
    public Task Fails_WhenFunctionsConnectDirectly() => Fails(NodeApi + "\n=== serverless.yml\nservice: shop\n", "no pooler");

    [Fact]
    public Task IsPartial_WhenAllInstancesTogetherNeedTooMany() =>
        IsPartial(NodeApi + "\n=== src/db.js\nconst pool = new Pool({ max: 50, connectionTimeoutMillis: 2000 });\n=== k8s/hpa.yaml\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { maxReplicas: 4 }\n=== postgres/postgresql.conf\nmax_connections = 100\n", "four fifths");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDatabase() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    [Fact]
    public Task IsPartial_WhenOnlyOneOfTwoServicesBoundsItsPool() => IsPartial("""
        === orders/package.json
        { "name": "orders", "scripts": { "start": "node a.js" }, "dependencies": { "express": "4", "pg": "8" } }
        === orders/db.js
        const pool = new Pool({ max: 20, connectionTimeoutMillis: 2000 });
        === stock/package.json
        { "name": "stock", "scripts": { "start": "node b.js" }, "dependencies": { "express": "4", "pg": "8" } }
        === stock/db.js
        const pool = new Pool();
        """, "stock: The pool is the driver's own");

    [Fact]
    public Task Passes_WhenOnlyALockKeepsAConnectionOfItsOwn() =>
        Passes(NodeApi + "\n=== src/db.js\nconst pool = new Pool({ max: 20, connectionTimeoutMillis: 2000 });\n=== src/MigrationLock.cs\nvar builder = new NpgsqlConnectionStringBuilder(text) { Pooling = false };\n");

    [Fact]
    public Task IsPartial_WhenTheCodeOnlyKnowsPoolers() => IsPartial(NodeApi + "\n=== src/db.js\nif (url.host.includes('pooler')) url.searchParams.set('pgbouncer', 'true');\nconst pool = new Pool();\n", "driver's own");

    [Fact]
    public Task IsPartial_WhenTheClientIsOfAnotherKind() => IsPartial("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^6.4\", \"symfony/http-kernel\": \"^6.4\", \"symfony/security-bundle\": \"^6.4\", \"doctrine/orm\": \"^2\" } }\n=== src/Controller/Clients.php\n<?php\n#[Route(path: '/client/create', methods: ['GET', 'POST'])]\npublic function create() {\n    $client = new Client($this->getUser());\n}\n", "own connection");

    [Fact]
    public Task IsUnknown_WhenTheProgramsAreElsewhere() => IsUnknown("=== compose.yaml\nservices:\n  web: { build: . }\n=== main.tf\nresource \"aws_db_instance\" \"db\" {\n  engine = \"postgres\"\n}\n", "another repository");
}
