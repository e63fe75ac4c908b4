using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ResponseTimesStayInBudgetRepositoryTests : CheckTests<ResponseTimesStayInBudget>
{
    [Fact]
    public Task IsPartial_WhenNoBudgetIsStated() => IsPartial(NodeApi, "no budget");

    [Theory]
    [InlineData("", Outcome.Partial)]
    [InlineData("\n=== .github/workflows/ci.yml\non: [push]\njobs: { x: { runs-on: x, steps: [{ run: lhci autorun }] } }\n", Outcome.Pass)]
    public Task Asks_ThatAPipelineHoldsIt(string pipeline, Outcome expected) => Ends(expected, NodeApi + "\n=== lighthouserc.json\n{}\n" + pipeline);

    [Theory]
    [InlineData("2000", "150", "0.05", Outcome.Pass)]
    [InlineData("3000", "150", "0.05", Outcome.Partial)]
    [InlineData("5000", "150", "0.05", Outcome.Fail)]
    [InlineData("2000", "", "0.05", Outcome.Partial)]
    public void JudgesTheMeasurement(string paint, string input, string shift, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("lcp_ms", paint).Add("inp_ms", input).Add("cls", shift);

        Assert.Equal(expected, new ResponseTimesStayInBudget().Heartbeat(new("hb:perf-budget", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }
}
