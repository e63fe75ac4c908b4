using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AvailabilityIsWatchedTests : CheckTests<AvailabilityIsWatched>
{
    [Theory]
    [InlineData("resource \"aws_route53_health_check\" \"shop\" {\n  fqdn = \"shop.example\"\n}\n", Outcome.Pass)]
    [InlineData("resource \"azurerm_application_insights_standard_web_test\" \"shop\" {\n  geo_locations = [\"emea-nl-ams-azr\"]\n}\n", Outcome.Partial)]
    public Task Judges_ChecksFromOutside(string terraform, Outcome expected) => Ends(expected, NodeApi + "\n=== main.tf\n" + terraform);

    [Theory]
    [InlineData("\n=== prometheus.yml\nscrape_configs:\n  - job_name: blackbox\n    metrics_path: /probe\n    params: { module: [http_2xx] }\n")]
    [InlineData("\n=== compose.yaml\nservices:\n  uptime: { image: 'louislam/uptime-kuma:1' }\n")]
    public Task IsPartial_WhenTheMonitorIsBesideIt(string files) => IsPartial(NodeApi + files, "one place");

    [Fact]
    public Task IsUnknown_WhenNothingIsHere() => IsUnknown(NodeApi);

    [Theory]
    [InlineData(true, "60", "3", Outcome.Pass)]
    [InlineData(true, "600", "3", Outcome.Partial)]
    [InlineData(true, "60", "1", Outcome.Partial)]
    [InlineData(true, "", "", Outcome.Partial)]
    [InlineData(false, "60", "3", Outcome.Fail)]
    public void JudgesTheMonitor(bool succeeded, string interval, string locations, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("interval_s", interval).Add("locations", locations).Add("availability_30d", "99.95");

        Assert.Equal(expected, new AvailabilityIsWatched().Heartbeat(new("hb:uptime", TimeSpan.FromMinutes(5), [new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }
}
