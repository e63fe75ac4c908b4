using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class BalancerChecksHealthTests : CheckTests<BalancerChecksHealth>
{
    private const string Trusting = "\n=== server.js\napp.set('trust proxy', 1);\n";
    private const string Ingress = "=== k8s/ingress.yaml\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: api }\nspec: { rules: [] }\n";
    private const string Probe = "image: \"a:1\", readinessProbe: { httpGet: { path: /ready, port: 80 } }";

    [Fact]
    public Task Passes_WhenAnIngressFrontsProbedPods() => Passes(AtLeastTwoInstancesRunTests.Deployment("replicas: 2, ", "", Probe) + Trusting + Ingress);

    [Fact]
    public Task IsPartial_WhenTheApplicationIgnoresTheHeaders() => IsPartial(AtLeastTwoInstancesRunTests.Deployment("replicas: 2, ", "", Probe) + Ingress, "headers");

    [Fact]
    public Task IsPartial_WhenThereIsOneBackend() => IsPartial(AtLeastTwoInstancesRunTests.Deployment("replicas: 1, ", "", Probe) + Trusting + Ingress, "one backend");

    [Fact]
    public Task IsPartial_WhenNothingIsProbed() => IsPartial(AtLeastTwoInstancesRunTests.Deployment("replicas: 2, ", "") + Trusting + Ingress, "does not check health");

    [Fact]
    public Task Fails_WhenClientsTalkToNodes() => Fails(AtLeastTwoInstancesRunTests.Deployment("replicas: 2, ", "", Probe).Replace("spec: { selector: { app: api } }", "spec: { type: NodePort, selector: { app: api } }", StringComparison.Ordinal));

    [Theory]
    [InlineData("resource \"aws_lb\" \"l\" {\n}\nresource \"aws_lb_target_group\" \"t\" {\n  health_check {\n    path = \"/ready\"\n  }\n}\nresource \"aws_ecs_service\" \"api\" {\n  desired_count = 2\n}", Outcome.Pass)]
    [InlineData("resource \"azurerm_lb\" \"l\" {\n}\nresource \"azurerm_linux_virtual_machine_scale_set\" \"s\" {\n  instances = 2\n}", Outcome.Partial)]
    [InlineData("resource \"digitalocean_droplet\" \"d\" {\n  size = \"s\"\n}", Outcome.Fail)]
    [InlineData("resource \"aws_instance\" \"d\" {\n  associate_public_ip_address = true\n}", Outcome.Fail)]
    [InlineData("resource \"aws_lambda_function\" \"d\" {\n  role = \"x\"\n}", Outcome.Pass)]
    public Task ReadsInfrastructureCode(string text, Outcome expected) => Ends(expected, NodeApi + Trusting + $"=== main.tf\n{text}\n");

    [Theory]
    [InlineData("services: { api: { build: ., ports: ['80:80'] } }", Outcome.Fail)]
    [InlineData("services: { api: { build: . }, proxy: { image: 'nginx:1', ports: ['80:80'] } }", Outcome.Partial)]
    public Task ReadsCompose(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== compose.prod.yaml\n{text}\n");

    [Fact]
    public Task IsUnknown_WhenNothingSaysHowItRuns() => IsUnknown(NodeApi);
}
