using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ImagesAreScannedTests : CheckTests<ImagesAreScanned>
{
    [Theory]
    [InlineData("trivy image --severity HIGH,CRITICAL --exit-code 1 shop:1")]
    [InlineData("docker run --rm aquasec/trivy image --exit-code=1 shop:1")]
    [InlineData("grype shop:1 --fail-on high")]
    [InlineData("docker scout cves shop:1 --exit-code")]
    [InlineData("snyk container test shop:1")]
    public Task Passes_WhenTheScanStopsThePipeline(string command) => Passes(Ci($"      - run: {command}"));

    [Fact]
    public Task Passes_WhenTheActionIsToldToFail() => Passes(Ci("      - uses: aquasecurity/trivy-action@v1\n        with: { image-ref: 'shop:1', exit-code: '1' }"));

    [Theory]
    [InlineData("      - uses: aquasecurity/trivy-action@v1\n        with: { image-ref: 'shop:1' }")]
    [InlineData("      - uses: aquasecurity/trivy-action@v1\n        with: { image-ref: 'shop:1', exit-code: '0' }")]
    [InlineData("      - run: trivy image --exit-code 1 shop:1 || true")]
    [InlineData("      - run: snyk container monitor shop:1")]
    [InlineData("      - uses: anchore/scan-action@v6\n        with: { image: 'shop:1', fail-build: false }")]
    public Task IsPartial_WhenFindingsStopNothing(string step) => IsPartial(Ci(step), "stop nothing");

    [Fact]
    public Task IsPartial_WhenOnlyTheBaseIsScanned() => IsPartial(Ci("      - run: trivy image --exit-code 1 node:22-alpine"), "base image");

    [Fact]
    public Task IsPartial_WhenTheRegistryScans() => IsPartial(Ci("      - run: docker push shop") + "\n=== main.tf\nresource \"aws_ecr_repository\" \"shop\" {\n  image_scanning_configuration {\n    scan_on_push = true\n  }\n}\n", "registry");

    [Theory]
    [InlineData("=== registry.bicep\nresource plan 'Microsoft.Security/pricings@2024-01-01' = {\n  name: 'Containers'\n  properties: { pricingTier: 'Standard' }\n}\n")]
    [InlineData("=== cdk.json\n{}\n=== lib/stack.ts\nnew ecr.Repository(this, 'shop', { imageScanOnPush: true });\n")]
    public Task IsPartial_WhenOtherRegistriesScan(string files) => IsPartial(Ci("      - run: docker push shop") + "\n" + files, "registry");

    [Fact]
    public Task Fails_WhenTheRegistryIsToldNotToScan() => Fails(Ci("      - run: docker push shop") + "\n=== main.tf\nresource \"aws_ecr_repository\" \"shop\" {\n  image_scanning_configuration {\n    scan_on_push = false\n  }\n}\n");

    [Theory]
    [InlineData("      - run: trivy fs --exit-code 1 .")]
    [InlineData("      - uses: aquasecurity/trivy-action@v1\n        with: { scan-type: fs, exit-code: '1' }")]
    [InlineData("      # - run: trivy image --exit-code 1 shop:1\n      - run: docker build .")]
    public Task Fails_WhenNothingLooksAtTheImage(string step) => Fails(Ci(step));

    [Fact]
    public Task DoesNotApply_WithoutADockerfile() => DoesNotApply(NodeApi);

    [Theory]
    [InlineData("0", "0", "0", "0", Outcome.Pass)]
    [InlineData("1", "0", "3", "0", Outcome.Partial)]
    [InlineData("0", "0", "2", "1", Outcome.Fail)]
    [InlineData("1", "1", "0", "0", Outcome.Fail)]
    [InlineData(null, null, "0", "0", Outcome.Partial)]
    public void JudgesTheReport(string? critical, string? fixableCritical, string? high, string? fixableHigh, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        (string Key, string? Value)[] counts = [("critical", critical), ("fixableCritical", fixableCritical), ("high", high), ("fixableHigh", fixableHigh)];
        foreach (var (key, value) in counts.Where(count => count.Value is not null))
        {
            meta[key] = value!;
        }

        Assert.Equal(expected, Beat(new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta.ToImmutable())));
    }

    [Fact]
    public void Fails_WhenTheScanFailed() => Assert.Equal(Outcome.Fail, Beat(new(false, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ImmutableSortedDictionary<string, string>.Empty)));

    private static Outcome Beat(Beat beat) => new ImagesAreScanned().Heartbeat(new("hb:image-report", TimeSpan.FromDays(7), [beat])).Single().Outcome;

    private static string Ci(string step) => NodeApi + $"\n=== Dockerfile\nFROM node:22-alpine\nCMD [\"node\", \"server.js\"]\n=== .github/workflows/ci.yml\non: [push]\njobs:\n  image:\n    runs-on: x\n    steps:\n{step}\n";
}
