using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ObjectivesAreWrittenTests : CheckTests<ObjectivesAreWritten>
{
    [Fact]
    public Task Passes_WhenBothAreMeasured() => Passes(NodeApi + "\n=== slo.yaml\nversion: prometheus/v1\nservice: shop\nslos:\n  - { name: requests-availability, objective: 99.9 }\n  - { name: requests-latency, objective: 99 }\n");

    [Fact]
    public Task IsPartial_WhenOnlyOneIsMeasured() => IsPartial(NodeApi + "\n=== slo.yaml\napiVersion: openslo/v1\nkind: SLO\nmetadata: { name: availability }\nspec: { objectives: [{ target: 0.999 }] }\n", "latency");

    [Fact]
    public Task IsPartial_WhenTheyAreOnlyWritten() => IsPartial(NodeApi + "\n=== docs/operations.md\n# Service level objectives\nAvailability is 99.5 % in 30 days, p95 below 500 ms. Owner: shop team.\n", "a measurement");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== docs/slow.md\n# Why it is slow\n")]
    public Task Fails_WhenThereIsNone(string files) => Fails(NodeApi + files);
}
