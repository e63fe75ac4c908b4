using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class FailoverIsExercisedTests : CheckTests<FailoverIsExercised>
{
    [Theory]
    [InlineData(true, "primary killed", "40", Outcome.Pass)]
    [InlineData(true, "primary killed", null, Outcome.Partial)]
    [InlineData(true, null, "40", Outcome.Partial)]
    [InlineData(false, "primary killed", "40", Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, string? scenario, string? recovered, Outcome expected) =>
        Assert.Equal(expected, new FailoverIsExercised().Heartbeat(Beats.Of("hb:dr-failover", succeeded, ("scenario", scenario), ("recovered_s", recovered))).Single().Outcome);

    [Fact]
    public Task IsUnknown_WhenOnlyTheDefinitionIsThere() => IsUnknown(NodeApi + "\n=== k8s/chaos.yaml\napiVersion: chaos-mesh.org/v1alpha1\nkind: PodChaos\nmetadata: { name: kill }\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== README.md\nHello\n");
}
