using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ReleasesAreVersionedTests : CheckTests<ReleasesAreVersioned>
{
    private const string Tagged = "\n=== .github/workflows/release.yml\non:\n  push:\n    tags: ['v*']\njobs: { x: { runs-on: x, steps: [{ run: docker push shop }] } }\n";
    private const string Label = "\n=== Dockerfile\nFROM node:22\nARG COMMIT\nLABEL org.opencontainers.image.revision=$COMMIT\nCMD node server.js\n";
    private const string Log = "\n=== CHANGELOG.md\n# Changes\n## [1.2.0] - 2026-05-01\n- Faster\n";

    [Fact]
    public Task Passes_WhenTaggedDeployedByVersionAndLabelled() => Passes(NodeApi + Tagged + Label + Deployment("shop:1.2.0"));

    [Fact]
    public Task Passes_WhenTheChangeLogIsDated() => Passes(NodeApi + Log + Label + Deployment("shop@sha256:0123"));

    [Fact]
    public Task IsPartial_WithTwoOfFour() => IsPartial(NodeApi + Tagged + Log, "no deployed version");

    [Theory]
    [InlineData("shop:latest")]
    [InlineData("registry.example/shop")]
    public Task Fails_WhenTheNewestIsDeployed(string image) => Fails(NodeApi + Tagged + Log + Label + Deployment(image), "newest");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== CHANGELOG.md\n# Changes\n- Faster since 2026\n")]
    public Task Fails_WhenNothingIsVersioned(string files) => Fails(NodeApi + files);

    private static string Deployment(string image) => $"\n=== k8s/shop.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: shop }}\nspec:\n  template:\n    spec:\n      containers: [{{ name: shop, image: '{image}' }}]\n";
}
