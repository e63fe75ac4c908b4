using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Infrastructure;

public sealed class ProgramTests : InfrastructureTests
{
    private const string Host = "=== Host/Host.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Aspire.Hosting.AppHost\" Version=\"9.0.0\" /></ItemGroup></Project>\n=== Host/Program.cs\n";

    [Fact]
    public async Task ReadsWhatAnAspireHostAdds()
    {
        var facts = await ReadAsync(Host + "var db = builder.AddAzurePostgresFlexibleServer(\"db\");\n// builder.AddRedis(\"cache\");\nbuilder.AddProject<Projects.Api>(\"api\").WithReference(db);\n");

        Assert.Equal([("AddAzurePostgresFlexibleServer", "db", ResourceKind.Database), ("AddProject", "api", ResourceKind.Compute)], facts.Resources.Select(resource => (resource.Type, resource.Name, resource.Kind)));
    }

    [Fact]
    public async Task AServiceThatAddsAClientDeclaresNothing() =>
        Assert.Empty((await ReadAsync("=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"></Project>\n=== Api/Program.cs\nbuilder.Services.AddHealthChecks().AddRedis(\"x\");\n")).Resources);

    [Theory]
    [InlineData("cdk.json", "lib/stack.ts", "new rds.DatabaseInstance(this, 'db', { multiAz: true });", InfrastructureTool.CloudDevelopmentKit, ResourceKind.Database)]
    [InlineData("cdk.json", "app/stack.py", "rds.DatabaseCluster(self, \"db\")", InfrastructureTool.CloudDevelopmentKit, ResourceKind.Database)]
    [InlineData("cdk.json", "lib/stack.ts", "new sqs.Queue(this, 'db');", InfrastructureTool.CloudDevelopmentKit, ResourceKind.Queue)]
    [InlineData("Pulumi.yaml", "index.ts", "new aws.rds.Instance(\"db\", {});", InfrastructureTool.Pulumi, ResourceKind.Database)]
    public async Task ReadsWhatProgramsMake(string project, string file, string line, InfrastructureTool tool, ResourceKind kind)
    {
        var resource = await OnlyAsync($"=== {project}\n{{}}\n=== {file}\n{line}\n");

        Assert.Equal((tool, kind, "db"), (resource.Tool, resource.Kind, resource.Name));
    }

    [Theory]
    [InlineData("lib/stack.ts", "import {\n  AttributeType,\n  Table,\n} from \"aws-cdk-lib/aws-dynamodb\";\nnew Table(this, 'db', { pointInTimeRecovery: true });")]
    [InlineData("app/stack.py", "from aws_cdk.aws_dynamodb import Table\nTable(self, 'db', point_in_time_recovery=True)")]
    public async Task KnowsClassesByTheirImport(string file, string text)
    {
        var resource = await OnlyAsync($"=== cdk.json\n{{}}\n=== {file}\n{text}\n");

        Assert.Equal(("dynamodb.Table", ResourceKind.Database, true), (resource.Type, resource.Kind, resource.Setting("point_in_time_recovery").IsTrue));
    }

    [Fact]
    public async Task AClassOfTheSameNameDeclaresNothing() => Assert.Empty((await ReadAsync("=== cdk.json\n{}\n=== lib/a.ts\nimport { Table } from './table';\nnew Table(this, 'x');\n")).Resources);

    [Theory]
    [InlineData("src/a.ts", "new rds.DatabaseInstance(this, 'db');")]
    [InlineData("src/a.ts", "const queue = new Queue('mail');")]
    public async Task OtherProgramsDeclareNothing(string file, string line) => Assert.Empty((await ReadAsync($"=== {file}\n{line}\n")).Resources);

    [Theory]
    [InlineData("cdk.json", "lib/stack.ts", "new rds.DatabaseInstance(this, 'db', {\n  multiAz: true,\n  // multiAz: false,\n  backupRetention: cdk.Duration.days(7),\n  removalPolicy: cdk.RemovalPolicy.RETAIN,\n  instanceName: name,\n});", "multiAz=true backupRetention=7 removalPolicy=RETAIN instanceName=${…}")]
    [InlineData("cdk.json", "app/stack.py", "rds.DatabaseInstance(self, \"db\",\n    multi_az=True,\n    backup_retention=Duration.days(7))\nother(multi_az=False)", "multi_az=True backup_retention=7")]
    [InlineData("cdk.json", "src/Stack.cs", "new DatabaseInstance(this, \"db\", new DatabaseInstanceProps { MultiAz = true, BackupRetention = Duration.Days(7) });", "MultiAz=true BackupRetention=7")]
    [InlineData("Pulumi.yaml", "index.ts", "new aws.rds.Instance(\"db\", { multiAz: isProduction, engine: `postgres`, instanceClass: \"db.m6g.large\", tags: { a: 1 } });", "multiAz=${…} instanceClass=db.m6g.large tags=${…}")]
    public async Task ReadsLiteralSettings(string project, string file, string text, string expected)
    {
        var settings = (await OnlyAsync($"=== {project}\n{{}}\n=== {file}\n{text}\n")).Properties.Entries.Select(entry => $"{entry.Key}={entry.Value.Text}").ToList();

        Assert.All(expected.Split(' '), one => Assert.Contains(one, settings));
        Assert.DoesNotContain("multi_az=False", settings);
    }

    [Fact]
    public async Task ReadsWhatIsChainedToAResource()
    {
        var facts = await ReadAsync(Host + "var db = builder.AddPostgres(\"db\")\n    .WithDataVolume();\nvar cache = builder.AddRedis(\"cache\");\n");

        Assert.True(facts.Resources.Single(one => one.Name == "db").Setting("WithDataVolume").IsTrue);
        Assert.False(facts.Resources.Single(one => one.Name == "cache").Setting("WithDataVolume").Exists);
    }

    [Theory]
    [InlineData("=== infra/package.json\n{ \"name\": \"infra\", \"private\": true, \"dependencies\": { \"aws-cdk-lib\": \"2.1.0\" } }\n=== infra/src/main.ts\nnew docdb.DatabaseCluster(this, 'db', {});\n", 1)]
    [InlineData("=== package.json\n{ \"name\": \"constructs\", \"peerDependencies\": { \"aws-cdk-lib\": \"2.1.0\" }, \"devDependencies\": { \"aws-cdk-lib\": \"2.1.0\" } }\n=== src/main.ts\nnew docdb.DatabaseCluster(this, 'db', {});\n", 0)]
    [InlineData("=== cdk.json\n{}\n=== lambda/handler.py\ntable = dynamodb.Table(os.environ['TABLE'])\nother = dynamodb.Table('orders')\n", 0)]
    [InlineData("=== cdk.json\n{}\n=== app/stack.py\ntable = dynamodb.Table(\n    self, 'Orders')\n", 1)]
    [InlineData("=== cdk.json\n{}\n=== src/Stack.cs\nthis.Instance = new Instance_(this, \"web\", new InstanceProps { });\n", 1)]
    public async Task TellsConstructsFromClients(string files, int count)
    {
        var facts = await ReadAsync(files);

        Assert.Equal(count, facts.Resources.Length);
        Assert.Equal(count > 0 || files.Contains("cdk.json", StringComparison.Ordinal), facts.Facts.Has(Fact.InfrastructureCode));
    }

    [Theory]
    [InlineData("infra/main.go", "_, err = app.NewContainerApp(ctx, \"api\", &app.ContainerAppArgs{\n\tTemplate: &app.TemplateArgs{Scale: &app.ScaleArgs{MaxReplicas: pulumi.Int(3)}},\n})\n", "Microsoft.App/containerApps", "MaxReplicas", "3")]
    [InlineData("infra/main.go", "db, err := dbforpostgresql.NewServer(ctx, \"api\", &dbforpostgresql.ServerArgs{\n\tSku: &dbforpostgresql.SkuArgs{Tier: dbforpostgresql.SkuTierBurstable},\n})\n", "Microsoft.DBforPostgreSQL/flexibleServers", "tier", "Burstable")]
    [InlineData("infra/index.ts", "const app = new web.WebApp(\"api\", { httpsOnly: true });\n", "Microsoft.Web/sites", "httpsOnly", "true")]
    [InlineData("infra/Program.cs", "var db = new AzureNative.DBforPostgreSQL.Server(\"api\", new() { Version = \"16\" });\n", "Microsoft.DBforPostgreSQL/flexibleServers", "version", "16")]
    public async Task ReadsAzureResourcesOfPulumi(string file, string text, string type, string key, string value)
    {
        var resource = await OnlyAsync($"=== infra/Pulumi.yaml\nname: x\nruntime: go\n=== {file}\n{text}");

        Assert.Equal((type, "api", value), (resource.Type, resource.Name, resource.Setting(key).Text));
    }

    [Fact]
    public async Task AServerOfAnotherProgramDeclaresNothing() => Assert.Empty((await ReadAsync("=== infra/Pulumi.yaml\nname: x\nruntime: go\n=== api/main.py\nserver = sql.Server(\"x\")\n")).Resources);

    [Fact]
    public async Task FindsTheCallBehindItsAnnotation() =>
        Assert.Equal("api", (await OnlyAsync("=== cdk.json\n{}\n=== app/stack.py\nrest: apigateway.RestApi = apigateway.RestApi(self, \"api\", deploy=True)\n")).Name);
}
