using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PlatformUsesTheProbesTests : CheckTests<PlatformUsesTheProbes>
{
    private const string Image = NodeApi + "\n=== Dockerfile\nFROM node:22\nCMD [\"node\", \".\"]\n";

    [Theory]
    [InlineData("livenessProbe: { httpGet: { path: /live, port: 80 } }, readinessProbe: { httpGet: { path: /ready, port: 80 } }", Readiness.Checks.Outcome.Pass)]
    [InlineData("livenessProbe: { httpGet: { path: /live, port: 80 } }", Readiness.Checks.Outcome.Partial)]
    [InlineData("livenessProbe: { httpGet: { path: /live, port: 80 } }, readinessProbe: { tcpSocket: { port: 80 } }", Readiness.Checks.Outcome.Partial)]
    [InlineData("command: [\"a\"]", Readiness.Checks.Outcome.Fail)]
    public Task JudgesWorkloads(string container, Readiness.Checks.Outcome expected) => Ends(expected, NodeApi + $$"""

        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { template: { spec: { containers: [{ name: api, image: "a:1", {{container}} }] } } }
        """);

    [Theory]
    [InlineData("fly.toml", "[[http_service.checks]]\npath = \"/health\"")]
    [InlineData("render.yaml", "services:\n  - type: web\n    healthCheckPath: /health")]
    [InlineData("main.tf", "resource \"aws_lb_target_group\" \"a\" {\n  health_check {\n    path = \"/health\"\n  }\n}")]
    public Task Passes_WhenThePlatformAsks(string file, string text) => Passes(Image + $"=== {file}\n{text}\n");

    [Fact]
    public Task Passes_WhenComposeAsks() => Passes(Image + "=== compose.yaml\nservices:\n  api:\n    build: .\n    healthcheck: { test: [\"CMD\", \"node\", \"check.js\"] }\n");

    [Fact]
    public Task IsPartial_WhenOnlyTheImageAsks() => IsPartial(NodeApi + "\n=== Dockerfile\nFROM node:22\nHEALTHCHECK CMD node check.js\nCMD [\"node\", \".\"]\n", "Only the image");

    [Fact]
    public Task Fails_WhenTheImageSwitchesItOff() => Fails(NodeApi + "\n=== Dockerfile\nFROM node:22\nHEALTHCHECK NONE\nCMD [\"node\", \".\"]\n");

    [Fact]
    public Task Fails_WhenNothingAsks() => Fails(Image);

    [Fact]
    public Task DoesNotApply_WhenNothingSaysHowItRuns() => DoesNotApply(NodeApi);

    [Fact]
    public Task Fails_WhenOnlyAFunctionIsCalledLikeIt() => Fails(Image + "=== src/health.py\ndef health_check():\n    return {}\n=== src/health.js\nexport const healthCheck = () => 1;\n");

    [Fact]
    public Task Passes_WhenAnAspireHostAsks() => Passes("""
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><TargetFramework>net10.0</TargetFramework><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/AppHost.cs
        builder.AddProject<Projects.Api>("api").WithHttpHealthCheck("/ready");
        """);

    [Fact]
    public Task Fails_WhenOnlyManifestsAreHere() => Fails("=== k8s/a.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { containers: [ { name: a, image: a:1 } ] } } }\n", "no probe");

    [Fact]
    public Task DoesNotApply_WhenManifestsOnlyRunJobs() => DoesNotApply("=== k8s/a.yaml\napiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: { containers: [ { name: a, image: a:1 } ] } } }\n");

    [Theory]
    [InlineData(".archive/k8s/a.yaml", "name: a")]
    [InlineData("sample-manifests/a.yaml", "name: a")]
    [InlineData("evidence/a.yaml", "name: a, uid: 1, resourceVersion: 2")]
    [InlineData("evidence/b.yaml", "name: a, managedFields: []")]
    public Task DoesNotApply_WhenAManifestIsNotInUse(string path, string metadata) => DoesNotApply($"=== {path}\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{ {metadata} }}\nspec: {{ template: {{ spec: {{ containers: [ {{ name: a, image: a:1 }} ] }} }} }}\n");

    [Fact]
    public Task DoesNotApply_WhenThePlatformStartsFunctions() => DoesNotApply("=== serverless.yml\nservice: shop\nfunctions: { get: { handler: a.get } }\n=== package.json\n{ \"name\": \"shop\", \"dependencies\": { \"middy\": \"4\" } }\n");

    [Theory]
    [InlineData("lib/stack.ts", "new ecs.FargateService(this, 'web', { healthCheck: { command: ['CMD', 'curl'] } });", Outcome.Pass)]
    [InlineData("lib/stack.ts", "new ecs.FargateService(this, 'web', { desiredCount: 2 });", Outcome.Fail)]
    [InlineData("lib/stack.ts", "new ecs.FargateService(this, 'web', { desiredCount: 2 });\n// healthCheck: later", Outcome.Fail)]
    [InlineData("app/stack.py", "service = ecs_patterns.ApplicationLoadBalancedFargateService(self, 'web')\nservice.target_group.configure_health_check(path='/health')", Outcome.Pass)]
    public Task ReadsPrograms(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== cdk.json\n{{}}\n=== {file}\n{text}\n");
}
