using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class WorkloadRightsAreNarrowTests : CheckTests<WorkloadRightsAreNarrow>
{
    [Theory]
    [InlineData("serviceAccountName: api", Outcome.Pass)]
    [InlineData("automountServiceAccountToken: false", Outcome.Pass)]
    [InlineData("serviceAccountName: default", Outcome.Partial)]
    [InlineData("dnsPolicy: Default", Outcome.Partial)]
    public Task JudgesTheAccount(string pod, Outcome expected) => Ends(expected, Workload(pod));

    [Fact]
    public Task Passes_WhenTheAccountMountsNoToken() => Passes(Workload("dnsPolicy: Default") + "=== k8s/sa.yaml\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: default }\nautomountServiceAccountToken: false\n");

    [Theory]
    [InlineData("{ kind: ServiceAccount, name: api, namespace: shop }", Outcome.Fail)]
    [InlineData("{ kind: Group, name: 'system:authenticated' }", Outcome.Fail)]
    [InlineData("{ kind: User, name: jane }", Outcome.Pass)]
    [InlineData("{ kind: ServiceAccount, name: argocd-server, namespace: argocd }", Outcome.Partial)]
    public Task JudgesWhoIsClusterAdmin(string subject, Outcome expected) => Ends(expected, Workload("serviceAccountName: api")
        + $"=== k8s/binding.yaml\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {{ name: all }}\nroleRef: {{ kind: ClusterRole, name: cluster-admin }}\nsubjects: [{subject}]\n");

    [Theory]
    [InlineData("verbs: ['*'], resources: ['*']", "Role", Outcome.Fail)]
    [InlineData("verbs: ['*'], resources: [configmaps]", "Role", Outcome.Pass)]
    [InlineData("verbs: [get], resources: ['*']", "Role", Outcome.Pass)]
    [InlineData("verbs: [impersonate], resources: [users]", "Role", Outcome.Fail)]
    [InlineData("verbs: [get, list], resources: [secrets]", "Role", Outcome.Pass)]
    [InlineData("verbs: [get, list], resources: [secrets]", "ClusterRole", Outcome.Fail)]
    [InlineData("verbs: [get], resources: [secrets]", "ClusterRole", Outcome.Pass)]
    [InlineData("verbs: [create], resources: [pods/exec]", "ClusterRole", Outcome.Fail)]
    public Task JudgesTheRules(string rule, string kind, Outcome expected) => Ends(expected, Workload("serviceAccountName: api") + $$"""
        === k8s/role.yaml
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {{kind}}
        metadata: { name: api }
        rules: [{ {{rule}} }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {{kind}}Binding
        metadata: { name: api }
        roleRef: { kind: {{kind}}, name: api }
        subjects: [{ kind: ServiceAccount, name: api }]
        """);

    [Fact]
    public Task Passes_WhenNobodyIsBoundToTheWideRole() => Passes(Workload("serviceAccountName: api") + "=== k8s/role.yaml\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: wide }\nrules: [{ verbs: ['*'], resources: ['*'] }]\n");

    private static string Workload(string pod) => NodeApi + $$"""

        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { template: { spec: { {{pod}}, containers: [{ image: "a:1" }] } } }

        """;
}
