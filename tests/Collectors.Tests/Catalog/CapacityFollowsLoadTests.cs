using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CapacityFollowsLoadTests : CheckTests<CapacityFollowsLoad>
{
    private const string Cpu = "metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]";

    [Theory]
    [InlineData("minReplicas: 2, maxReplicas: 5, " + Cpu, "image: a, resources: { requests: { cpu: 1 } }", "no test")]
    [InlineData("minReplicas: 2, maxReplicas: 5, " + Cpu, "image: a", "requests none")]
    [InlineData("minReplicas: 3, maxReplicas: 3, " + Cpu, "image: a, resources: { requests: { cpu: 1 } }", "maximum is its minimum")]
    [InlineData("minReplicas: 1, maxReplicas: 3, " + Cpu, "image: a, resources: { requests: { cpu: 1 } }", "below two")]
    [InlineData("minReplicas: 2, maxReplicas: 3", "image: a", "no metric")]
    public Task IsPartial_WhenNothingShowsThatItWorks(string scaler, string container, string because) => IsPartial(AtLeastTwoInstancesRunTests.Deployment("", scaler, container), because);

    [Fact]
    public Task Fails_WhenTheNumberIsFixed() => Fails(AtLeastTwoInstancesRunTests.Deployment("replicas: 3, ", ""), "fixed");

    [Fact]
    public Task IsPartial_WhenAQueueScalesIt() => IsPartial(AtLeastTwoInstancesRunTests.Deployment("", "") + "=== k8s/keda.yaml\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: api }\nspec: { scaleTargetRef: { name: api }, maxReplicaCount: 9, triggers: [{ type: rabbitmq }] }\n", "no test");

    [Theory]
    [InlineData("main.tf", "resource \"aws_ecs_service\" \"api\" {\n  desired_count = 3\n}", Outcome.Fail)]
    [InlineData("main.tf", "resource \"aws_ecs_service\" \"api\" {\n  desired_count = 3\n}\nresource \"aws_appautoscaling_target\" \"api\" {\n  min_capacity = 2\n  max_capacity = 6\n}", Outcome.Partial)]
    [InlineData("vercel.json", "{ \"version\": 2 }", Outcome.Pass)]
    [InlineData("compose.prod.yaml", "services: { api: { build: ., image: 'shop:1' } }", Outcome.Fail)]
    [InlineData("README.md", "We scale.", Outcome.Fail)]
    public Task ReadsWhatProductionRuns(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}\n");

    [Fact]
    public Task IsPartial_WhenAProgramScalesItsServices() => IsPartial(NodeApi + "\n=== cdk.json\n{}\n=== lib/stack.ts\nconst service = new ecs.FargateService(this, 'web', { desiredCount: 2 });\nservice.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 10 });\n", "no test shows");

    [Fact]
    public Task IsPartial_WhenAHostScalesItsContainerApps() => IsPartial(NodeApi + "\n=== AppHost/AppHost.cs\nservice.PublishAsAzureContainerApp((_, app) => app.Template.Scale.Rules.Add(new ContainerAppScaleRule { Name = \"cpu\" }));\n", "no test shows");

    [Theory]
    [InlineData("main.tf", "resource \"google_cloud_run_v2_service\" \"api\" {\n  name = \"api\"\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"google_cloud_run_v2_service\" \"api\" {\n  template {\n    scaling {\n      max_instance_count = 1\n    }\n  }\n}", Outcome.Fail)]
    [InlineData("main.bicep", "module app 'br/public:avm/res/app/container-app:0.11.0' = {\n  params: { name: 'api', scaleMinReplicas: 2, scaleMaxReplicas: 8 }\n}", Outcome.Partial)]
    public Task ReadsPlatformsThatScaleByThemselves(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}\n");

    [Theory]
    [InlineData("hpa.yaml", "{{- include \"common.hpa\" . }}", true)]
    [InlineData("deployment.yaml", "{{- include \"common.deployment\" . -}}", true)]
    [InlineData("service.yaml", "{{- include \"common.service\" . }}", false)]
    public Task IsUnknown_WhenAHelperOfTheChartMakesIt(string file, string text, bool isUnknown) => Ends(isUnknown ? Outcome.Unknown : Outcome.Fail, NodeApi + $"\n=== chart/Chart.yaml\napiVersion: v2\nname: shop\nversion: 1.0.0\n=== chart/values.yaml\nreplicas: 2\n=== chart/templates/{file}\n{text}\n");

    [Fact]
    public Task Fails_WhenAHelperOnlyMakesWhatRuns() => Fails(AtLeastTwoInstancesRunTests.Deployment("replicas: 3, ", "") + "=== chart/Chart.yaml\napiVersion: v2\nname: shop\nversion: 1.0.0\n=== chart/templates/other.yaml\n{{- include \"common.deployment\" . }}\n", "fixed");
}
