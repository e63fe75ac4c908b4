using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class LogsLeaveTheInstanceTests : CheckTests<LogsLeaveTheInstance>
{
    [Theory]
    [InlineData("\n=== main.tf\nresource \"aws_cloudwatch_log_group\" \"shop\" {\n  retention_in_days = 60\n}\n")]
    [InlineData("\n=== compose.yaml\nservices:\n  promtail: { image: 'grafana/promtail:3' }\n=== loki.yaml\nlimits_config:\n  retention_period: 744h\n")]
    public Task Passes_WhenShippedAndKept(string files) => Passes(NodeApi + files);

    [Fact]
    public Task IsPartial_WhenKeptForTooShort() => IsPartial(NodeApi + "\n=== main.tf\nresource \"aws_cloudwatch_log_group\" \"shop\" {\n  retention_in_days = 7\n}\n", "7 days");

    [Theory]
    [InlineData("\n=== compose.yaml\nservices:\n  shop: { build: ., logging: { driver: awslogs } }\n")]
    [InlineData("\n=== logger.js\nimport LokiTransport from 'winston-loki';\n")]
    [InlineData("\n=== collector.yaml\nservice:\n  pipelines:\n    logs: { receivers: [otlp], exporters: [loki] }\n")]
    public Task IsPartial_WithoutARetention(string files) => IsPartial(NodeApi + files, "not stated");

    [Theory]
    [InlineData("\n=== logger.js\nconst log = createLogger({ transports: [new transports.File({ filename: 'error.log' })] });\n")]
    [InlineData("\n=== docker-compose.prod.yml\nservices:\n  shop: { build: . }\n")]
    public Task Fails_WhenLogsStay(string files) => Fails(NodeApi + files);

    [Theory]
    [InlineData("")]
    [InlineData("\n=== .devcontainer/docker-compose.yml\nservices:\n  shop: { image: 'shop:1' }\n")]
    [InlineData("\n=== fly.toml\napp = \"shop\"\n=== docker-compose.yml\nservices:\n  shop: { build: . }\n")]
    public Task IsUnknown_WhenThePlatformMayShip(string files) => IsUnknown(NodeApi + files);

    [Fact]
    public Task IsPartial_WhenASettingSaysForHowLong() => IsPartial(NodeApi + "\n=== main.tf\nresource \"azurerm_log_analytics_workspace\" \"logs\" {\n  retention_in_days = var.days\n}\n", "known only when it is deployed");

    [Theory]
    [InlineData("resource \"google_cloud_run_v2_service\" \"api\" {\n  name = \"api\"\n}")]
    [InlineData("resource \"google_container_cluster\" \"c\" {\n  name = \"c\"\n}")]
    public Task IsPartial_WhenTheCloudKeepsWhatIsPrinted(string text) => IsPartial(NodeApi + $"\n=== main.tf\n{text}\n");
}
