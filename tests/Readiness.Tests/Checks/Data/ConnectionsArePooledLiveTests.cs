using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Data;

public sealed class ConnectionsArePooledLiveTests
{
    private static readonly ConnectionsArePooled Check = new();

    [Theory]
    [InlineData("hikaricp_connections_max{pool=\"HikariPool-1\",} 10.0\nhikaricp_connections_timeout_total{pool=\"HikariPool-1\",} 0.0")]
    [InlineData("# TYPE db_client_connection_max gauge\ndb_client_connection_max{pool_name=\"main\"} 20\ndb_client_connection_timeouts_total{pool_name=\"main\"} 1")]
    public void Passes_WhenThePoolIsBounded_AndWaitingEnds(string metrics) => Passes(Check, Showing(metrics));

    [Theory]
    [InlineData("db_client_connections_max{pool_name=\"main\"} 100", "100")]
    [InlineData("go_sql_max_open_connections{db_name=\"shop\"} 25", "25")]
    [InlineData("pgxpool_max_conns 8", "8")]
    public void IsPartial_WhenWaitingMayLast(string metrics, string most) => Assert.Contains(most, IsPartial(Check, Showing(metrics)).Summary, StringComparison.Ordinal);

    [Fact]
    public void Fails_WhenOnePoolHasNoLimit() => Fails(Check, Showing("go_sql_max_open_connections{db_name=\"shop\"} 25\ngo_sql_max_open_connections{db_name=\"audit\"} 0"));

    [Theory]
    [InlineData("http_requests_total{path=\"hikaricp_connections_max 10\"} 3")]
    [InlineData("my_hikaricp_connections_max 10")]
    [InlineData("# HELP hikaricp_connections_max Most connections")]
    public void IsUnknown_WhenNoSeriesIsOfAPool(string metrics) => IsUnknown(Check, Showing(metrics), UnknownReason.Never);

    [Fact]
    public void IsUnknown_WhenMetricsAreNotShown() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    private static TargetFacts Showing(string metrics) => Healthy.Targets.Healthy.Answering(Healthy.Targets.Of(ProbeRequest.Get("/metrics"), 200, "text/plain", metrics));
}
