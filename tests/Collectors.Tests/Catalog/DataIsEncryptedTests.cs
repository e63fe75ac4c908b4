using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DataIsEncryptedTests : CheckTests<DataIsEncrypted>
{
    private const string Rest = "=== main.tf\nresource \"aws_db_instance\" \"d\" {\n  storage_encrypted = true\n}\n";

    [Theory]
    [InlineData("const url = `postgres://u@db.example.net/shop?sslmode=verify-full`;", Outcome.Pass)]
    [InlineData("const url = `rediss://cache.example.net:6379`;", Outcome.Pass)]
    [InlineData("const url = `postgres://u@db.example.net/shop?sslmode=require`;", Outcome.Partial)]
    [InlineData("const pool = new Pool({ ssl: { rejectUnauthorized: false } });", Outcome.Partial)]
    [InlineData("const url = `postgres://u@db.example.net/shop?sslmode=disable`;", Outcome.Partial)]
    [InlineData("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';", Outcome.Partial)]
    public Task JudgesConnections(string code, Outcome expected) => Ends(expected, NodeApi + $"\n=== src/db.js\n{code}\n" + Rest);

    [Theory]
    [InlineData("src/db.js", "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';")]
    [InlineData("app/client.py", "requests.get(url, verify=False)")]
    [InlineData("main.go", "tls.Config{InsecureSkipVerify: true}")]
    [InlineData("Program.cs", "handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;")]
    [InlineData("config/production.yml", "database: { sslmode: disable }")]
    public async Task NamesWhatIsUnprotected(string file, string text)
    {
        var finding = await Judge(NodeApi + $"\n=== {file}\n{text}\n" + Rest.Replace("true", "false", StringComparison.Ordinal));

        Assert.Equal(Outcome.Fail, finding.Outcome);
        Assert.Contains(finding.Evidence, one => one.Subject is "in transit" && one.Evidence.Location?.Path == file);
    }

    [Theory]
    [InlineData("src/db.js", "// sslmode=disable\nconst a = 1;")]
    [InlineData("src/db.js", "const url = 'postgres://u@localhost/shop?sslmode=disable';")]
    [InlineData("config/dev.yml", "database: { sslmode: disable }")]
    [InlineData("docker-compose.yml", "services: { api: { build: ., environment: { URL: 'postgres://u@db/shop?sslmode=disable' } } }")]
    [InlineData("src/cache.js", "if (url.startsWith('rediss://')) options.tls = {};")]
    [InlineData("src/atlas.ts", "const devUrl = `postgres://u@${name}:5432/dev?sslmode=disable`;")]
    [InlineData("src/db.rs", "let secure = config.contains(\"sslmode=require\");")]
    [InlineData("app/db.py", "is_atlas = url.startswith(\"mongodb+srv://\")")]
    [InlineData("app/jira.py", "def get_token(server, verify=False):")]
    [InlineData("app/settings.py", "X = {'SSL_CERT_REQS': None if SKIP else 'required'}")]
    [InlineData("compose.monitoring.yml", "services: { exporter: { image: e, environment: { DSN: 'postgres://u@postgres:5432/shop?sslmode=disable' } } }")]
    [InlineData("tests/client.py", "requests.get(url, verify=False)")]
    [InlineData(".github/workflows/ci.yml", "on: push\njobs: { t: { runs-on: x, steps: [{ run: 'x', env: { URL: 'postgres://u@db/shop?sslmode=disable' } }] } }")]
    public Task IsUnknown_WhenOnlyDevelopmentIsPlain(string file, string text) => IsUnknown(NodeApi + $"\n=== {file}\n{text}\n" + Rest);

    [Theory]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  storage_encrypted = false\n}", Outcome.Partial)]
    [InlineData("resource \"aws_db_instance\" \"d\" {\n  engine = \"postgres\"\n}", Outcome.Partial)]
    [InlineData("resource \"google_sql_database_instance\" \"d\" {\n  name = \"d\"\n}", Outcome.Pass)]
    public Task JudgesDisks(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== src/db.js\nconst url = `postgres://u@db.example.net/shop?sslmode=verify-full`;\n=== main.tf\n{text}\n");

    [Fact]
    public Task IsUnknown_WhenNothingIsSaid() => IsUnknown(NodeApi);

    [Fact]
    public Task IsPartial_WhenMongoAcceptsAnyCertificate() => IsPartial(NodeApi + "\n=== config.yaml\nuri: mongodb://db.acme.test:10260/?tls=true&tlsAllowInvalidCertificates=true\n", "not verified");

    [Theory]
    [InlineData("", Outcome.Pass)]
    [InlineData("resource \"azurerm_postgresql_flexible_server_configuration\" \"c\" {\n  name  = \"require_secure_transport\"\n  value = \"OFF\"\n}", Outcome.Partial)]
    public Task KnowsWhatAzuresServersRefuse(string setting, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\nresource \"azurerm_postgresql_flexible_server\" \"d\" {{\n  name = \"d\"\n}}\n{setting}\n");

    [Theory]
    [InlineData("template.yaml", "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }", Outcome.Pass)]
    [InlineData("main.bicep", "resource d 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {\n  name: 'd'\n}", Outcome.Pass)]
    [InlineData("template.yaml", "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }\n  D: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, StorageEncrypted: true } }", Outcome.Unknown)]
    public Task KnowsWhatIsAskedOverHttpsOnly(string file, string text, Outcome expected) => Ends(expected, $"=== package.json\n{{ \"name\": \"x\", \"dependencies\": {{ \"express\": \"4.19.2\", \"@aws-sdk/lib-dynamodb\": \"3\" }} }}\n=== {file}\n{text}\n");
}
