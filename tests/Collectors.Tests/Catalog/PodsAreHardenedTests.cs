using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PodsAreHardenedTests : CheckTests<PodsAreHardened>
{
    private const string Hardened = "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault }";

    [Theory]
    [InlineData(Hardened, Outcome.Pass)]
    [InlineData("allowPrivilegeEscalation: false", Outcome.Partial)]
    [InlineData("runAsNonRoot: true", Outcome.Fail)]
    [InlineData(Hardened + ", privileged: true", Outcome.Fail)]
    [InlineData("allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [all], add: [CAP_SYS_ADMIN] }, seccompProfile: { type: Localhost }", Outcome.Fail)]
    [InlineData("allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] }, seccompProfile: { type: RuntimeDefault }", Outcome.Pass)]
    public Task JudgesAContainer(string context, Outcome expected) => Ends(expected, Pods("Deployment", "api", $"securityContext: {{ {context} }}"));

    [Theory]
    [InlineData("hostNetwork: true", Outcome.Fail)]
    [InlineData("volumes: [{ name: v, hostPath: { path: /var/run/docker.sock } }]", Outcome.Fail)]
    [InlineData("volumes: [{ name: v, hostPath: { path: /mnt/data } }]", Outcome.Pass)]
    [InlineData("initContainers: [{ image: b, securityContext: { privileged: true } }]", Outcome.Fail)]
    public Task JudgesThePod(string pod, Outcome expected) => Ends(expected, Pods("Deployment", "api", $"securityContext: {{ {Hardened} }}", pod));

    [Fact]
    public Task Passes_WhenThePodSetsSeccomp() => Passes(Pods("Deployment", "api", "securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }", "securityContext: { seccompProfile: { type: RuntimeDefault } }"));

    [Fact]
    public Task IsPartial_WhenCapabilitiesStandAtThePod() => IsPartial(Pods("Deployment", "api", "securityContext: { allowPrivilegeEscalation: false }", "securityContext: { capabilities: { drop: [ALL] } }"), "capabilities");

    [Fact]
    public Task IsPartial_WhenAnAgentOfTheNodeNeedsTheHost() => IsPartial(Pods("DaemonSet", "fluent-bit", "name: f", "hostNetwork: true"), "agent");

    [Fact]
    public Task Fails_WhenAnAgentIsNotOnePerNode() => Fails(Pods("Deployment", "fluent-bit", "name: f", "hostNetwork: true"));

    [Theory]
    [InlineData("shop", Outcome.Pass)]
    [InlineData("other", Outcome.Fail)]
    public Task CountsARestrictedNamespace(string name, Outcome expected) => Ends(expected, Pods("Deployment", "api, namespace: shop", "name: a")
        + $"=== k8s/ns.yaml\napiVersion: v1\nkind: Namespace\nmetadata: {{ name: {name}, labels: {{ pod-security.kubernetes.io/enforce: restricted }} }}\n");

    [Fact]
    public Task IsUnknown_WhenOnlyTheChartKnows() => IsUnknown("""
        === chart/Chart.yaml
        name: shop
        === chart/values.yaml
        a: 1
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
                  securityContext:
                    {{- toYaml $context | nindent 12 }}
        """);

    [Fact]
    public Task Fails_WhenOneOfSeveralIsPrivileged() => Fails(Pods("Deployment", "api", $"securityContext: {{ {Hardened} }}") + Pods("Deployment", "two", "securityContext: { privileged: true }").Replace("api.yaml", "two.yaml", StringComparison.Ordinal)[NodeApi.Length..]);

    private static string Pods(string kind, string name, string container, string pod = "dnsPolicy: Default") => NodeApi + $$"""

        === k8s/api.yaml
        apiVersion: apps/v1
        kind: {{kind}}
        metadata: { name: {{name}} }
        spec: { template: { spec: { {{pod}}, containers: [{ image: "a:1", {{container}} }] } } }

        """;
}
