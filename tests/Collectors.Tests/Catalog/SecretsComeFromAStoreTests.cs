using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SecretsComeFromAStoreTests : CheckTests<SecretsComeFromAStore>
{
    private const string Needs = NodeApi + "\n=== .env.example\nDB_PASSWORD=\n";

    [Theory]
    [InlineData("src/secrets.js", "const client = new SecretsManagerClient({}); await client.send(new GetSecretValueCommand({ SecretId }));")]
    [InlineData("app/settings.py", "client = boto3.client('secretsmanager')\nclient.get_secret_value(SecretId='x')")]
    [InlineData("Program.cs", "builder.Configuration.AddAzureKeyVault(uri, new DefaultAzureCredential());")]
    [InlineData("k8s/secret.yaml", "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: db }")]
    [InlineData("main.tf", "resource \"aws_ecs_task_definition\" \"api\" {\n  container_definitions = jsonencode([{ secrets = [{ name = \"DB\", valueFrom = \"arn:aws:secretsmanager:x\" }] }])\n}")]
    [InlineData("start.sh", "doppler run -- node server.js")]
    [InlineData("compose.prod.yaml", "services: { api: { build: . } }\nsecrets: { db: { external: true } }")]
    public Task Passes_WhenAStoreIsUsed(string file, string text) => Passes(Needs + $"=== {file}\n{text}\n");

    [Theory]
    [InlineData("main.tf", "resource \"aws_secretsmanager_secret\" \"db\" {\n  name = \"db\"\n}", "nothing is seen to read it")]
    [InlineData("k8s/api.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { template: { spec: { containers: [{ image: a, env: [{ name: P, valueFrom: { secretKeyRef: { name: db, key: p } } }] }] } } }", "by hand")]
    [InlineData("fly.toml", "app = \"shop\"", "by hand")]
    [InlineData("compose.yaml", "services: { api: { build: . } }\nsecrets: { db: { file: ./db.txt } }", "files on the host")]
    [InlineData(".github/workflows/deploy.yml", "on: push\njobs: { d: { runs-on: x, steps: [{ run: ./deploy, env: { P: '${{ secrets.DB_PASSWORD }}' } }] } }", "not for run time")]
    public Task IsPartial_WhenItIsHalfDone(string file, string text, string because) => IsPartial(Needs + $"=== {file}\n{text}\n", because);

    [Fact]
    public Task Fails_WhenOnlyEnvironmentFilesHoldThem() => Fails(Needs);

    [Fact]
    public Task Fails_WhenThePipelineUsesSecretsForItself() => Fails(Needs + "=== .github/workflows/labels.yml\non: push\njobs: { d: { runs-on: x, steps: [{ run: ./label, env: { P: '${{ secrets.PROJECT_TOKEN }}' } }] } }\n");

    [Theory]
    [InlineData("assets/video.json", "{ \"title\": \"We stop running; top run of the day, op run\" }")]
    [InlineData("app/views.py", "page = request.get_parameter('page')")]
    [InlineData("src/Client.cs", "var client = new VaultClient(http);")]
    [InlineData("start.sh", "stop run\nshop runner")]
    public Task Fails_WhenWordsOnlyLookLikeAStore(string file, string text) => Fails(Needs + $"=== {file}\n{text}\n");

    [Fact]
    public Task Fails_WhenAStoreIsOnlyMentioned() => Fails(Needs + "=== src/a.js\n// new SecretsManagerClient({})\nconst text = 1;\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoSecret() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    [Fact]
    public Task Passes_WhenAProgramHandsThemToTheTask() => Passes(Needs + "=== cdk.json\n{}\n=== lib/stack.ts\nnew ecs.FargateService(this, 'web', { secrets: { DB: ecs.Secret.fromSecretsManager(secret) } });\n");

    [Theory]
    [InlineData("deploy.sh", "DB_PASSWORD=$(aws ssm get-parameter --name /shop/db --with-decryption --query Parameter.Value)")]
    [InlineData("deploy.sh", "gcloud secrets versions access latest --secret=db > .env")]
    public Task IsPartial_WhenTheDeploymentReadsTheStore(string file, string text) => IsPartial(Needs + $"=== {file}\n{text}\n", "reads a secret store");

    [Theory]
    [InlineData("template.yaml", "Resources:\n  Url: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: x } }")]
    [InlineData("main.tf", "resource \"aws_ssm_parameter\" \"url\" {\n  type = \"String\"\n  value = \"x\"\n}")]
    [InlineData("deploy.sh", "IMAGE=$(aws ssm get-parameter --name /shop/image)")]
    [InlineData("k8s/api.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { p: hunter2 }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { template: { spec: { containers: [{ image: a, env: [{ name: P, valueFrom: { secretKeyRef: { name: db, key: p } } }] }] } } }")]
    public Task Fails_WhenTheStoreHoldsSettingsOnly(string file, string text) => Fails(Needs + $"=== {file}\n{text}\n");

    [Fact]
    public Task DoesNotApply_WhenARoleOpensTheTable() => DoesNotApply("""
        === package.json
        { "name": "shop", "dependencies": { "@aws-sdk/client-dynamodb": "3" } }
        === template.yaml
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Get: { Type: AWS::Serverless::Function, Properties: { CodeUri: src/ } }
          Table: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }
        === src/get.js
        exports.handler = async (event) => ({});
        """);
}
