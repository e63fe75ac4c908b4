using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class WorkloadsSurviveDisruptionsTests : CheckTests<WorkloadsSurviveDisruptions>
{
    private const string Zones = "topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone }]";
    private const string Hosts = "affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: { topologyKey: kubernetes.io/hostname } }] } }";
    private const string None = "dnsPolicy: Default";

    [Theory]
    [InlineData(Zones, "maxUnavailable: 1", 3, Outcome.Pass)]
    [InlineData(Zones, "minAvailable: 2", 3, Outcome.Pass)]
    [InlineData(Zones, "minAvailable: 3", 3, Outcome.Partial)]
    [InlineData(Zones, "minAvailable: 100%", 3, Outcome.Partial)]
    [InlineData(None, "maxUnavailable: 0", 3, Outcome.Partial)]
    [InlineData(Zones, "maxUnavailable: 1", 1, Outcome.Partial)]
    [InlineData(Hosts, "maxUnavailable: 1", 3, Outcome.Partial)]
    [InlineData(None, "maxUnavailable: 1", 3, Outcome.Partial)]
    public Task JudgesBudgetAndSpread(string pod, string budget, int replicas, Outcome expected) => Ends(expected, Served(pod, replicas) + Budget(budget, "app: api"));

    [Theory]
    [InlineData(Zones, Outcome.Partial)]
    [InlineData(Hosts, Outcome.Partial)]
    [InlineData(None, Outcome.Fail)]
    [InlineData("nodeName: node-1", Outcome.Fail)]
    [InlineData("nodeSelector: { kubernetes.io/hostname: node-1 }, " + Zones, Outcome.Fail)]
    public Task JudgesTheSpreadAlone(string pod, Outcome expected) => Ends(expected, Served(pod, 3));

    [Fact]
    public Task IsPartial_WhenTheBudgetIsForOtherPods() => IsPartial(Served(Zones, 3) + Budget("maxUnavailable: 1", "app: other"), "no disruption budget");

    [Fact]
    public Task IsPartial_WhenOneReplicaHasABudget() => IsPartial(Served(Zones, 1) + Budget("minAvailable: 1", "app: api"), "one replica");

    [Fact]
    public Task DoesNotApply_WhenNoServiceLeadsToIt() => DoesNotApply(WorkloadsHaveLimitsTests.Deployment("name: a"));

    [Theory]
    [InlineData("true", Outcome.Pass)]
    [InlineData("false", Outcome.Partial)]
    public Task ReadsTheSwitchOfAChart(string enabled, Outcome expected) => Ends(expected, $$$"""
        === chart/Chart.yaml
        name: shop
        === chart/values.yaml
        pdb: { enabled: {{{enabled}}} }
        spread: [{ topologyKey: topology.kubernetes.io/zone }]
        === chart/templates/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ include "shop.fullname" . }}
        spec:
          replicas: 3
          template:
            metadata:
              labels:
                {{- include "shop.labels" . | nindent 8 }}
            spec:
              {{- with .Values.spread }}
              topologySpreadConstraints:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              containers:
                - image: "a:1"
        === chart/templates/service.yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: {{ include "shop.fullname" . }}
        spec:
          selector:
            {{- include "shop.selectorLabels" . | nindent 4 }}
        === chart/templates/pdb.yaml
        {{- if .Values.pdb.enabled }}
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: {{ include "shop.fullname" . }}
        spec:
          maxUnavailable: 1
          selector:
            matchLabels:
              {{- include "shop.selectorLabels" . | nindent 6 }}
        {{- end }}
        """);

    private static string Served(string pod, int replicas) => NodeApi + $$"""

        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { replicas: {{replicas}}, template: { metadata: { labels: { app: api, tier: web } }, spec: { {{pod}}, containers: [{ image: "a:1" }] } } }
        === k8s/service.yaml
        apiVersion: v1
        kind: Service
        metadata: { name: api }
        spec: { selector: { app: api } }

        """;

    private static string Budget(string rule, string labels) => $$"""
        === k8s/pdb.yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: api }
        spec: { {{rule}}, selector: { matchLabels: { {{labels}} } } }

        """;
}
