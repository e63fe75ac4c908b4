using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class TrafficIsMeasuredTests : CheckTests<TrafficIsMeasured>
{
    private const string Exposed = "\n=== metrics.js\nimport client from 'prom-client';\nclient.collectDefaultMetrics();\n";

    [Theory]
    [InlineData("\n=== prometheus.yml\nscrape_configs:\n  - job_name: shop\n    static_configs: [{ targets: ['shop:80'] }]\n")]
    [InlineData("\n=== k8s/shop.yaml\napiVersion: v1\nkind: Service\nmetadata: { name: shop, annotations: { prometheus.io/scrape: 'true' } }\n")]
    [InlineData("\n=== k8s/monitor.yaml\napiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: shop }\n")]
    public Task Passes_WhenItIsScraped(string files) => Passes(NodeApi + Exposed + files);

    [Theory]
    [InlineData("=== Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Program.cs\nbuilder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation()).UseOtlpExporter();\n")]
    [InlineData("=== Gemfile\ngem 'rails'\ngem 'newrelic_rpm'\n")]
    public Task Passes_WhenItIsSent(string files) => Passes(files);

    [Fact]
    public Task IsPartial_WhenNothingCollects() => IsPartial(NodeApi + Exposed, "nothing here collects");

    [Fact]
    public Task IsPartial_WhenItOffersNone() => IsPartial(NodeApi + "\n=== prometheus.yml\nscrape_configs:\n  - job_name: shop\n", "offers none");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== prometheus.yml\nscrape_configs:\n  - job_name: prometheus\n")]
    [InlineData("\n=== src/job.py\nstatsd.timing('job.time', 3)\n")]
    [InlineData("\n=== tests/metrics.test.js\nimport client from 'prom-client';\n")]
    public Task Fails_WhenNothingMeasures(string files) => Fails(NodeApi + files);
}
