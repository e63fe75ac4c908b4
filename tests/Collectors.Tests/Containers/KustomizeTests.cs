using Gapless.Collectors.Tests.Infrastructure;

namespace Gapless.Collectors.Tests.Containers;

public sealed class KustomizeTests : InfrastructureTests
{
    private const string Base = """
        === base/kustomization.yaml
        resources: [deployment.yaml]
        === base/deployment.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec:
          replicas: 1
          template:
            spec:
              containers:
                - name: api
                  image: api:1
                - name: log
                  image: log:1

        """;

    [Theory]
    [InlineData("patches:\n  - path: scale.yaml\n")]
    [InlineData("patchesStrategicMerge:\n  - scale.yaml\n")]
    [InlineData("replicas:\n  - name: api\n    count: 3\n")]
    [InlineData("patches:\n  - target: { kind: Deployment, name: a.* }\n    patch: |-\n      - op: replace\n        path: /spec/replicas\n        value: 3\n")]
    [InlineData("patches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: api }\n      spec: { replicas: 3 }\n")]
    public async Task TheOverlayOfProductionCounts(string patches)
    {
        var facts = await ReadAsync(Base + "=== overlays/dev/kustomization.yaml\nresources: [../../base]\nreplicas: [{ name: api, count: 7 }]\n=== overlays/production/kustomization.yaml\nresources: [../../base]\n" + patches
            + "=== overlays/production/scale.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { replicas: 3 }\n");

        Assert.Equal("3", facts.KubernetesResources.First(resource => resource.Path is "base/deployment.yaml").Root.At("spec", "replicas").Text);
    }

    [Fact]
    public async Task APatchIsNoResource_AndContainersAreMergedByName()
    {
        var facts = await ReadAsync(Base + "=== prod/kustomization.yaml\nresources: [../base]\npatches: [{ path: limits.yaml }]\n=== prod/limits.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec:\n  template:\n    spec:\n      containers:\n        - name: log\n          resources: { limits: { memory: 1Gi } }\n");
        var containers = Assert.Single(facts.KubernetesResources).PodSpec["containers"];

        Assert.Equal(["api:1", "log:1"], containers.Items.Select(container => container["image"].Text));
        Assert.Equal("1Gi", containers.Items[1].At("resources", "limits", "memory").Text);
        Assert.Equal(containers.Items[1].Line, containers.Items[1].At("resources", "limits", "memory").Line);
    }

    [Fact]
    public async Task NoOverlayCounts_WhenNoneIsForProduction()
    {
        var facts = await ReadAsync(Base + "=== a/kustomization.yaml\nresources: [../base]\nreplicas: [{ name: api, count: 2 }]\n=== b/kustomization.yaml\nresources: [../base]\nreplicas: [{ name: api, count: 3 }]\n");

        Assert.Equal("1", Assert.Single(facts.KubernetesResources).Root.At("spec", "replicas").Text);
    }

    [Fact]
    public async Task CirclesEnd() => Assert.Single((await ReadAsync(Base + "=== a/kustomization.yaml\nresources: [../b, ../base]\n=== b/kustomization.yaml\nresources: [../a]\n")).KubernetesResources);

    [Theory]
    [InlineData("components: [../../components/ha]", "3")]
    [InlineData("namePrefix: p-", "1")]
    public async Task AComponentChangesWhatTakesIt(string line, string replicas)
    {
        var facts = await ReadAsync(Base + $"=== overlays/production/kustomization.yaml\nresources: [../../base]\n{line}\n"
            + "=== components/ha/kustomization.yaml\napiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [pdb.yaml]\npatches:\n  - target: { kind: Deployment }\n    patch: |-\n      - op: replace\n        path: /spec/replicas\n        value: 3\n"
            + "=== components/ha/pdb.yaml\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: api }\nspec: { minAvailable: 1 }\n");

        Assert.Equal(replicas, facts.KubernetesResources.Single(resource => resource.Kind is "Deployment").Root.At("spec", "replicas").Text);
        Assert.Equal(replicas is "3", facts.KubernetesResources.Any(resource => resource.Kind is "PodDisruptionBudget"));
    }
}
