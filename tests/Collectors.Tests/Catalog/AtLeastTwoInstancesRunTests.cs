using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AtLeastTwoInstancesRunTests : CheckTests<AtLeastTwoInstancesRun>
{
    [Theory]
    [InlineData("main.tf", "resource \"aws_ecs_service\" \"api\" {\n  desired_count = 3\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"aws_ecs_service\" \"api\" {\n  desired_count = 1\n}", Outcome.Fail)]
    [InlineData("main.tf", "resource \"aws_ecs_service\" \"api\" {\n  desired_count = var.count\n}\nvariable \"count\" {}", Outcome.Unknown)]
    [InlineData("main.tf", "resource \"aws_ecs_service\" \"api\" {\n  desired_count = 1\n}\nresource \"aws_appautoscaling_target\" \"api\" {\n  min_capacity = 2\n  max_capacity = 6\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"aws_instance\" \"api\" {\n  ami = \"x\"\n}", Outcome.Fail)]
    [InlineData("main.tf", "resource \"aws_lambda_function\" \"api\" {\n  role = \"x\"\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"azurerm_container_app\" \"api\" {\n  template {\n    min_replicas = 2\n    max_replicas = 5\n  }\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"azurerm_container_app\" \"api\" {\n  template {\n    max_replicas = 5\n  }\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"google_cloud_run_v2_service\" \"api\" {\n  template {\n    scaling {\n      min_instance_count = 2\n    }\n  }\n}", Outcome.Pass)]
    [InlineData("main.bicep", "resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {\n  name: 'p'\n  sku: { name: 'P1v3', capacity: 3 }\n}", Outcome.Pass)]
    [InlineData("fly.toml", "app = \"shop\"\n[http_service]\nmin_machines_running = 2", Outcome.Pass)]
    [InlineData("fly.toml", "app = \"shop\"\n[http_service]\nmin_machines_running = 0\nauto_start_machines = true", Outcome.Partial)]
    [InlineData("render.yaml", "services:\n  - type: web\n    name: api\n    numInstances: 1", Outcome.Fail)]
    [InlineData("render.yaml", "services:\n  - type: web\n    name: api\n    scaling: { minInstances: 2, maxInstances: 4 }", Outcome.Pass)]
    [InlineData("Procfile", "web: node server.js", Outcome.Partial)]
    [InlineData("vercel.json", "{ \"version\": 2 }", Outcome.Pass)]
    [InlineData("compose.prod.yaml", "services: { api: { build: ., image: 'shop:1' } }", Outcome.Fail)]
    [InlineData("compose.prod.yaml", "services: { api: { build: ., deploy: { replicas: 3 } } }", Outcome.Fail)]
    [InlineData("stack.yml", "services: { api: { build: ., deploy: { replicas: 3 } } }", Outcome.Pass)]
    [InlineData("docker-compose.stack.yml", "services: { api: { build: ., deploy: { replicas: 3 } } }", Outcome.Pass)]
    [InlineData("ecosystem.config.js", "module.exports = { apps: [{ exec_mode: \"cluster\", instances: \"max\" }] }", Outcome.Partial)]
    [InlineData("compose.yaml", "services: { api: { build: . } }", Outcome.Unknown)]
    public Task ReadsWhatProductionRuns(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}\n");

    [Theory]
    [InlineData("replicas: 2, ", "", Outcome.Pass)]
    [InlineData("replicas: 1, ", "", Outcome.Fail)]
    [InlineData("", "", Outcome.Partial)]
    [InlineData("", "minReplicas: 2, maxReplicas: 5", Outcome.Pass)]
    [InlineData("replicas: 3, ", "minReplicas: 1, maxReplicas: 5", Outcome.Partial)]
    public Task ReadsManifests(string replicas, string scaler, Outcome expected) => Ends(expected, Deployment(replicas, scaler));

    [Fact]
    public Task LeavesOtherEnvironmentsOut() => Passes(Deployment("replicas: 2, ", "") + Deployment("replicas: 1, ", "")[NodeApi.Length..].Replace("=== k8s/", "=== overlays/dev/", StringComparison.Ordinal));

    internal static string Deployment(string replicas, string scaler, string container = "image: \"a:1\"") => NodeApi + $$"""

        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { {{replicas}}template: { metadata: { labels: { app: api } }, spec: { containers: [{ {{container}} }] } } }
        === k8s/service.yaml
        apiVersion: v1
        kind: Service
        metadata: { name: api }
        spec: { selector: { app: api } }

        """ + (scaler.Length == 0 ? "" : $$"""
        === k8s/hpa.yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api }
        spec: { scaleTargetRef: { kind: Deployment, name: api }, {{scaler}} }

        """);

    [Fact]
    public Task Passes_WhenManifestsAloneAskForTwo() => Passes("=== k8s/a.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { replicas: 2, template: { spec: { containers: [ { name: a, image: a:1 } ] } } }\n");

    [Fact]
    public Task IsUnknown_WhenWranglerOnlyServesFiles() => IsUnknown(NodeApi + "\n=== wrangler.toml\nname = \"docs\"\n[assets]\ndirectory = \"./docs\"\n");

    [Fact]
    public Task Fails_WhenAFunctionOnlyStandsBesideTheService() => Fails(NodeApi + "\n=== cdk.json\n{}\n=== lib/stack.ts\nnew lambda.Function(this, 'logs', {});\nnew ecs.FargateService(this, 'web', { desiredCount: 1 });\n");

    [Fact]
    public Task Passes_WhenTheRegistrysModuleKeepsThree() => Passes(NodeApi + "\n=== main.bicep\nmodule app 'br/public:avm/res/app/container-app:0.11.0' = {\n  params: { name: 'api', scaleMaxReplicas: 8 }\n}\n");

    [Fact]
    public Task Fails_WhenAProcfileStandsBesideTheCluster() => Fails(Deployment("replicas: 1, ", "") + "=== Procfile\nweb: node server.js\n");
}
