using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AlertsFireOnSymptomsTests : CheckTests<AlertsFireOnSymptoms>
{
    private const string Runbook = ", labels: { severity: page }, annotations: { runbook_url: 'https://wiki.shop.example/x' }";

    [Fact]
    public Task Passes_WhenFourAreasAreWatched() => Passes(NodeApi + Rules("{ alert: Down, expr: 'up == 0'" + Runbook + " }", "{ alert: Errors, expr: 'rate(http_requests_total{status=~\"5..\"}[5m]) > 1'" + Runbook + " }",
        "{ alert: Slow, expr: 'histogram_quantile(0.95, x) > 1'" + Runbook + " }", "{ alert: Full, expr: 'disk_free < 1'" + Runbook + " }"));

    [Fact]
    public Task IsPartial_WhenFewAreWatched() => IsPartial(NodeApi + Rules("{ alert: Down, expr: 'up == 0'" + Runbook + " }"), "availability only");

    [Fact]
    public Task IsPartial_WithoutRunbook() => IsPartial(NodeApi + Rules("{ alert: Down, expr: 'up == 0', labels: { severity: page } }"), "link no runbook");

    [Fact]
    public Task IsPartial_WhenAnAlarmTellsNobody() => IsPartial(NodeApi + "\n=== main.tf\nresource \"aws_cloudwatch_metric_alarm\" \"cpu\" {\n  alarm_name = \"cpu-high\"\n  metric_name = \"CPUUtilization\"\n}\n", "tell nobody");

    [Fact]
    public Task Fails_WhenMonitoringHasNoRule() => Fails(NodeApi + "\n=== prometheus.yml\nscrape_configs:\n  - job_name: shop\n    static_configs: [{ targets: ['shop:80'] }]\n");

    [Fact]
    public Task IsUnknown_WhenMonitoringLivesElsewhere() => IsUnknown(NodeApi);

    private static string Rules(params string[] rules) => "\n=== monitoring/rules.yml\ngroups:\n  - name: shop\n    rules:\n" + string.Concat(rules.Select(rule => $"      - {rule}\n"));

    [Fact]
    public Task Passes_WhenRulesAreMadeFromAListAndLinkAPageOfTheRepository() => Passes(NodeApi + """

        === alerts.bicep
        var page = 'docs/runbook.md#alerts'
        var measured = [
          { name: 'down', metric: 'availability', severity: 0, text: 'Nothing answers.' }
          { name: 'errors', metric: 'http5xx errors', severity: 1, text: 'Requests fail.' }
          { name: 'slow', metric: 'response_time', severity: 2, text: 'Requests are slow.' }
          { name: 'cpu', metric: 'cpu_percent', severity: 2, text: 'The CPU is busy.' }
        ]
        resource alerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for rule in measured: {
          name: rule.name
          properties: {
            description: '${rule.text} See ${page}.'
            severity: rule.severity
            actions: [ { actionGroupId: people.id } ]
          }
        }]
        """);
}
