using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class WorkloadsHaveLimitsTests : CheckTests<WorkloadsHaveLimits>
{
    private const string Full = "resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 128Mi } }";

    [Theory]
    [InlineData(Full, Outcome.Pass)]
    [InlineData("resources: { limits: { cpu: 1, memory: 128Mi } }", Outcome.Pass)]
    [InlineData("resources: { requests: { cpu: 100m, memory: 64Mi } }", Outcome.Partial)]
    [InlineData("resources: { limits: { memory: 64Mi } }", Outcome.Partial)]
    [InlineData("resources: {}", Outcome.Fail)]
    [InlineData("name: a", Outcome.Fail)]
    public Task JudgesAContainer(string container, Outcome expected) => Ends(expected, Deployment(container));

    [Fact]
    public Task LeavesInitContainersOut() => Passes(Deployment(Full).Replace("containers:", "initContainers: [{ image: b }], containers:", StringComparison.Ordinal));

    [Fact]
    public Task IsPartial_WhenASidecarHasNone() => IsPartial(Deployment(Full).Replace("containers: [", "containers: [{ name: side, image: b }, ", StringComparison.Ordinal), "container side");

    [Fact]
    public Task Passes_WhenTheNamespaceHasDefaults() => Passes(Deployment("name: a") + "=== k8s/limits.yaml\napiVersion: v1\nkind: LimitRange\nmetadata: { name: l }\nspec: { limits: [{ type: Container, default: { cpu: 1, memory: 1Gi } }] }\n", "defaults");

    [Fact]
    public Task Fails_WhenTheDefaultsAreOfAnotherNamespace() => Fails(
        Deployment("name: a").Replace("name: api }", "name: api, namespace: shop }", StringComparison.Ordinal)
        + "=== k8s/limits.yaml\napiVersion: v1\nkind: LimitRange\nmetadata: { name: l, namespace: other }\nspec: { limits: [{ type: Container, default: { cpu: 1, memory: 1Gi } }] }\n");

    [Theory]
    [InlineData("Auto", Outcome.Pass)]
    [InlineData("\"Off\"", Outcome.Partial)]
    public Task CountsAnAutoscalerForTheRequests(string mode, Outcome expected) => Ends(expected, Deployment("resources: { limits: { memory: 1Gi } }")
        + $"=== k8s/vpa.yaml\napiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {{ name: v }}\nspec: {{ targetRef: {{ kind: Deployment, name: api }}, updatePolicy: {{ updateMode: {mode} }} }}\n");

    [Theory]
    [InlineData("values.yaml", "resources: { limits: { cpu: 1, memory: 1Gi } }", Outcome.Pass)]
    [InlineData("values.yaml", "resources: {}", Outcome.Fail)]
    [InlineData("values-prod.yaml", "resources: { limits: { cpu: 1, memory: 1Gi } }", Outcome.Pass)]
    [InlineData("values-dev.yaml", "resources: { limits: { cpu: 1, memory: 1Gi } }", Outcome.Fail)]
    public Task ReadsTheValuesOfAChart(string file, string values, Outcome expected) => Ends(expected, Chart("{{- toYaml .Values.resources | nindent 12 }}") + (file is "values.yaml" ? "" : "=== chart/values.yaml\nresources: {}\n") + $"=== chart/{file}\n{values}\n");

    [Fact]
    public Task IsUnknown_WhenOnlyTheChartKnows() => IsUnknown(Chart("{{- toYaml (include \"x.resources\" . | fromYaml) | nindent 12 }}") + "=== chart/values.yaml\na: 1\n");

    [Fact]
    public Task IgnoresPatchesAndOtherEnvironments() => Passes(Deployment("name: api, " + Full) + """
        === overlays/prod/kustomization.yaml
        resources: [../../k8s/api.yaml]
        patches: [{ path: replicas.yaml }]
        === overlays/prod/replicas.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: 3, template: { spec: { containers: [{ name: api, image: "b:1" }] } } }
        === overlays/dev/tool.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: tool }
        spec: { template: { spec: { containers: [{ name: tool, image: "t:1" }] } } }
        """);

    [Fact]
    public Task Passes_WhenTheProductionOverlaySetsThem() => Passes(Deployment("name: api") + $$"""
        === overlays/production/kustomization.yaml
        resources: [../../k8s/api.yaml]
        patchesStrategicMerge: [resources.yaml]
        === overlays/production/resources.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { template: { spec: { containers: [{ name: api, {{Full}} }] } } }
        """);

    [Fact]
    public Task DoesNotApply_WhenThereIsNoWorkload() => DoesNotApply(NodeApi);

    internal static string Deployment(string container) => NodeApi + $$"""

        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { template: { metadata: { labels: { app: api } }, spec: { containers: [{ image: "a:1", {{container}} }] } } }

        """;

    private static string Chart(string resources) => $$"""
        === chart/Chart.yaml
        name: shop
        === chart/templates/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: api
        spec:
          template:
            spec:
              containers:
                - image: "a:1"
                  resources:
                    {{resources}}

        """;
}
