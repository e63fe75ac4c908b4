using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DashboardsShowHealthTests : CheckTests<DashboardsShowHealth>
{
    [Fact]
    public Task Passes_WhenTheFourSignalsAreShown() => Passes(NodeApi + Board("rate(http_requests_total[5m])", "rate(http_requests_total{status=~'5..'}[5m])", "histogram_quantile(0.95, http_duration_bucket)", "process_cpu_seconds"));

    [Fact]
    public Task IsPartial_WhenOneIsMissing() => IsPartial(NodeApi + Board("rate(http_requests_total[5m])", "rate(http_errors_total[5m])", "process_cpu_seconds", "process_memory_bytes"), "latency");

    [Fact]
    public Task IsPartial_WhenOnlyMachinesAreShown() => IsPartial(NodeApi + Board("node_cpu_seconds_total", "node_memory_free"), "machines");

    [Fact]
    public Task Fails_WhenMonitoringHasNone() => Fails(NodeApi + "\n=== compose.yaml\nservices:\n  grafana: { image: 'grafana/grafana:11' }\n");

    [Fact]
    public Task IsUnknown_WhenNothingIsHere() => IsUnknown(NodeApi);

    private static string Board(params string[] queries) => "\n=== grafana/shop.json\n{ \"schemaVersion\": 39, \"panels\": [\n" + string.Join(",\n", queries.Select(query => $"  {{ \"targets\": [{{ \"expr\": \"{query}\" }}] }}")) + "\n] }\n";
}
