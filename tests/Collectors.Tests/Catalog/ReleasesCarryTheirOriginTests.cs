using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ReleasesCarryTheirOriginTests : CheckTests<ReleasesCarryTheirOrigin>
{
    [Fact]
    public Task Passes_WhenTheImageCarriesBoth() => Passes(Ci("      - uses: docker/build-push-action@v6\n        with: { push: true, sbom: true, provenance: mode=max }"));

    [Fact]
    public Task Passes_WhenAnSbomIsReleasedAndTheImageSigned() => Passes(Ci("      - run: syft shop:1 -o spdx-json > sbom.json\n      - run: gh release upload v1 sbom.json\n      - run: cosign sign --yes shop@sha256:1"));

    [Fact]
    public Task IsPartial_WhenTheProvenanceIsTheDefault() => IsPartial(Ci("      - uses: docker/build-push-action@v6\n        with: { push: true, sbom: true }"), "default provenance");

    [Fact]
    public Task IsPartial_WhenTheSbomIsThrownAway() => IsPartial(Ci("      - run: syft shop:1\n      - run: cosign sign shop@sha256:1"), "not attached");

    [Fact]
    public Task IsPartial_WhenImagesAreOnlySigned() => IsPartial(Ci("      - run: cosign sign shop@sha256:1"), "no SBOM");

    [Fact]
    public Task IsPartial_WhenAnSbomLiesInTheTree() => IsPartial(Ci("      - run: docker build .") + "\n=== sbom.spdx.json\n{}\n", "source tree");

    [Theory]
    [InlineData("      - run: docker build . && docker push shop")]
    [InlineData("      - uses: docker/build-push-action@v6\n        with: { push: true, provenance: false }")]
    public Task Fails_WhenNothingSaysWhereItComesFrom(string step) => Fails(Ci(step));

    [Fact]
    public Task Fails_WhenAPackageIsPublishedBare() => Fails(NodeApi + "\n=== .github/workflows/ci.yml\non: [push]\njobs: { x: { runs-on: x, steps: [{ run: npm publish }] } }\n");

    [Fact]
    public Task DoesNotApply_WhenNothingIsReleased() => DoesNotApply(NodeApi);

    private static string Ci(string steps) => NodeApi + $"\n=== Dockerfile\nFROM node:22-alpine\nCMD [\"node\", \"server.js\"]\n=== .github/workflows/ci.yml\non: [push]\njobs:\n  image:\n    runs-on: x\n    steps:\n{steps}\n";
}
