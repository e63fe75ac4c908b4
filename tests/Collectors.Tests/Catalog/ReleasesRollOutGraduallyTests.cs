using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ReleasesRollOutGraduallyTests : CheckTests<ReleasesRollOutGradually>
{
    [Fact]
    public Task Passes_WhenReadyPodsReplaceOthers() => Passes(Deployment("replicas: 3", "readinessProbe: { httpGet: { path: /readyz, port: 80 } }"));

    [Fact]
    public Task Passes_WhenAnAutoscalerKeepsTwo() => Passes(Deployment("minReadySeconds: 5", "readinessProbe: { httpGet: { path: /readyz, port: 80 } }") + "\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: shop }\nspec: { minReplicas: 2, scaleTargetRef: { name: shop } }\n");

    [Fact]
    public Task IsPartial_WithoutReadiness() => IsPartial(Deployment("replicas: 3", "imagePullPolicy: Always"), "without a readiness probe");

    [Fact]
    public Task IsPartial_WithOneReadyReplica() => IsPartial(Deployment("replicas: 1", "readinessProbe: { httpGet: { path: /readyz, port: 80 } }"), "one replica");

    [Fact]
    public Task IsPartial_WhenHalfIsTakenAway() => IsPartial(Deployment("replicas: 2\n  strategy: { rollingUpdate: { maxUnavailable: 1 } }", "readinessProbe: { httpGet: { path: /readyz, port: 80 } }"), "half");

    [Fact]
    public Task Fails_WhenAllStopFirst() => Fails(Deployment("replicas: 3\n  strategy: { type: Recreate }", "readinessProbe: { httpGet: { path: /readyz, port: 80 } }"), "Recreate");

    [Fact]
    public Task Fails_WithOneReplicaAndNoReadiness() => Fails(Deployment("replicas: 1", "imagePullPolicy: Always"));

    [Fact]
    public Task IsUnknown_WhenTheReplicasAreComputed() => IsUnknown(Deployment("replicas: {{ .Values.replicas }}", "readinessProbe: { httpGet: { path: /readyz, port: 80 } }", "chart/templates/shop.yaml") + "\n=== chart/Chart.yaml\nname: shop\nversion: 1.0.0\n");

    [Fact]
    public Task LeavesStoresAlone() => IsUnknown(Deployment("strategy: { type: Recreate }", "imagePullPolicy: Always").Replace("image: shop:1", "image: postgres:17", StringComparison.Ordinal));

    [Theory]
    [InlineData("=== fly.toml\n[deploy]\nstrategy = \"bluegreen\"\n", Outcome.Pass)]
    [InlineData("=== fly.toml\n[deploy]\nstrategy = \"immediate\"\n", Outcome.Fail)]
    [InlineData("=== fly.toml\napp = \"shop\"\n", Outcome.Partial)]
    [InlineData("=== vercel.json\n{}\n", Outcome.Pass)]
    [InlineData("=== main.tf\nresource \"azurerm_linux_web_app_slot\" \"staging\" {\n}\n", Outcome.Pass)]
    [InlineData("=== main.tf\nresource \"azurerm_linux_web_app\" \"shop\" {\n}\n", Outcome.Partial)]
    [InlineData("=== main.tf\nresource \"aws_ecs_service\" \"shop\" {\n  desired_count = 2\n}\n", Outcome.Pass)]
    [InlineData("=== main.tf\nresource \"aws_ecs_service\" \"shop\" {\n  deployment_minimum_healthy_percent = 0\n}\n", Outcome.Fail)]
    [InlineData("=== main.tf\nresource \"aws_ecs_service\" \"shop\" {\n  deployment_minimum_healthy_percent = 50\n}\n", Outcome.Partial)]
    [InlineData("=== main.tf\nresource \"aws_ecs_service\" \"shop\" {\n  deployment_controller {\n    type = \"CODE_DEPLOY\"\n  }\n}\n", Outcome.Pass)]
    [InlineData("=== main.bicep\nresource shop 'Microsoft.App/containerApps@2024-03-01' = {\n  name: 'shop'\n}\n", Outcome.Pass)]
    [InlineData("=== cdk.json\n{}\n=== lib/stack.ts\nnew ecs.FargateService(this, 'shop', { minHealthyPercent: 100 });\n", Outcome.Pass)]
    [InlineData("=== compose.yaml\nservices:\n  shop:\n    image: shop:1\n    deploy: { update_config: { order: start-first } }\n", Outcome.Pass)]
    [InlineData("=== compose.yaml\nservices:\n  shop:\n    image: shop:1\n    deploy: { update_config: { order: stop-first } }\n", Outcome.Partial)]
    [InlineData("=== .github/workflows/deploy.yml\non: [push]\njobs: { deploy: { runs-on: x, steps: [{ run: ssh host docker compose up -d }] } }\n", Outcome.Fail)]
    [InlineData("=== .github/workflows/test.yml\non: [push]\njobs: { test: { runs-on: x, steps: [{ run: docker compose up -d }] } }\n", Outcome.Unknown)]
    [InlineData("=== .github/workflows/deployment.yml\non: [push]\njobs: { test: { runs-on: x, steps: [{ run: 'docker run -d --name test-db postgres:17' }] } }\n", Outcome.Unknown)]
    [InlineData("=== src/flags.js\nimport * as sdk from '@launchdarkly/node-server-sdk';\n", Outcome.Partial)]
    public Task Judges_OtherPlatforms(string files, Outcome expected) => Ends(expected, NodeApi + "\n" + files);

    private static string Deployment(string spec, string container, string path = "k8s/shop.yaml") => NodeApi + $"\n=== {path}\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: shop }}\nspec:\n  {spec}\n  template:\n    spec:\n      containers:\n        - name: shop\n          image: shop:1\n          ports: [{{ containerPort: 80 }}]\n          {container}\n";

    [Fact]
    public Task IsUnknown_WhenOnlyTheDocumentationIsReleased() => IsUnknown(NodeApi + "\n=== .github/workflows/mkdocs.yml\non: [push]\njobs: { publish: { runs-on: x, steps: [{ run: netlify deploy --alias=1 }] } }\n");

    [Fact]
    public Task IsUnknown_WhenSeveralPlatformsAreOffered() => IsUnknown(NodeApi + "\n=== render.yaml\nservices: [{ type: web, name: shop }]\n=== fly.toml\napp = \"shop\"\n");

    [Fact]
    public Task IsUnknown_WhenATestOfTheReleaseStartsContainers() => IsUnknown(NodeApi + "\n=== .github/workflows/release.yml\non: push\njobs: { e2e-test: { steps: [ { run: docker compose up -d } ] } }\n");
}
