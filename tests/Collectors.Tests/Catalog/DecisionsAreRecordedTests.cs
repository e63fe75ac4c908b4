using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DecisionsAreRecordedTests : CheckTests<DecisionsAreRecorded>
{
    private const string Three = "\n=== docs/decisions/0001-a.md\n# A\n=== docs/decisions/0002-b.md\n# B\n=== docs/adr/0003-c.md\n# C\n";

    [Fact]
    public Task Passes_WhenThereAreRecordsAndAnOverview() => Passes(NodeApi + Three + "=== docs/architecture.md\n# Architecture\n");

    [Fact]
    public Task IsPartial_WhenThereIsNoOverview() => IsPartial(NodeApi + Three, "no architecture overview");

    [Fact]
    public Task IsPartial_WhenThereIsOnlyAnOverview() => IsPartial(NodeApi + "\n=== ARCHITECTURE.md\n# A\n", "no decision records");

    [Fact]
    public Task Fails_WhenThereIsOnlyTheToolsTemplate() => Fails(NodeApi + "\n=== docs/adr/0001-record-architecture-decisions.md\n# 1\n");

    [Fact]
    public Task Fails_WhenThereIsNothing() => Fails(NodeApi);
}
