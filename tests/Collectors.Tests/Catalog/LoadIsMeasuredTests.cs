using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class LoadIsMeasuredTests : CheckTests<LoadIsMeasured>
{
    [Theory]
    [InlineData("\n=== load/orders.js\nimport http from 'k6/http';\nexport const options = { thresholds: { http_req_duration: ['p(95)<500'] } };\n", "no result")]
    [InlineData("\n=== load/orders.js\nimport http from 'k6/http';\n", "no threshold")]
    [InlineData("\n=== locustfile.py\nfrom locust import HttpUser\n", "no threshold")]
    [InlineData("\n=== load/plan.jmx\n<jmeterTestPlan version=\"1.2\"></jmeterTestPlan>\n", "no threshold")]
    public Task IsPartial_WhenThereIsAScript(string files, string because) => IsPartial(NodeApi + files, because);

    [Theory]
    [InlineData("")]
    [InlineData("\n=== docs/load.md\nWe might use k6/http or locust.\n")]
    public Task Fails_WhenNothingMeasures(string files) => Fails(NodeApi + files);

    [Fact]
    public Task DoesNotApply_WithoutAnEndpoint() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"lodash\": \"4\" } }\n");

    [Theory]
    [InlineData("300", "200", "yes", "broke at 450", "enough for a year", Outcome.Pass)]
    [InlineData("250", "200", "yes", "broke at 450", "enough for a year", Outcome.Partial)]
    [InlineData("300", "200", "yes", "", "", Outcome.Partial)]
    [InlineData("300", "200", "no", "broke at 450", "enough for a year", Outcome.Fail)]
    [InlineData("300", "", "yes", "broke at 450", "enough for a year", Outcome.Partial)]
    public void JudgesTheResult(string peak, string expectedPeak, string withinSlo, string stress, string note, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("peak", peak).Add("expected_peak", expectedPeak).Add("within_slo", withinSlo).Add("stress", stress).Add("capacity_note", note);

        Assert.Equal(expected, new LoadIsMeasured().Heartbeat(new("hb:load-test", TimeSpan.FromDays(90), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }
}
