using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>
/// Every variable that a service is given, beside what Aspire's source says about it (version 13.5). A variable that
/// is not in the table fails, and so does one that is missing: what a service reads here it must find on the real engine too.
/// </summary>
[Collection("whole system")]
public sealed class ContractTests(RunningSystem system)
{
    private const string Password = "[^;,@]+";

    // References: ResourceBuilderExtensions.WithReference. Connection string under its own name, properties as NAME_KEY.
    private static readonly (string Name, string Value)[] Database =
    [
        ("ConnectionStrings__gapless", $"Host=localhost;Port=[0-9]+;Username=postgres;Password={Password};Database=gapless"),
        ("GAPLESS_HOST", "localhost"),
        ("GAPLESS_PORT", "[0-9]+"),
        ("GAPLESS_USERNAME", "postgres"),
        ("GAPLESS_PASSWORD", Password),
        ("GAPLESS_DATABASENAME", "gapless"),
        ("GAPLESS_URI", $"postgresql://postgres:{Password}@localhost:[0-9]+/gapless"),
        ("GAPLESS_JDBCCONNECTIONSTRING", "jdbc:postgresql://localhost:[0-9]+/gapless"),
    ];

    private static readonly (string Name, string Value)[] Stores =
    [
        .. Database, .. Cache,
        ("ConnectionStrings__evidence", "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=.+;BlobEndpoint=http://127.0.0.1:[0-9]+/devstoreaccount1;|UseLocalFolder=.+"),
        ("EVIDENCE_CONNECTIONSTRING", ".+"),
        ("EVIDENCE_URI", "http://127.0.0.1:[0-9]+/devstoreaccount1|file://.+"),
    ];

    // OtlpConfigurationExtensions, and what ProjectResourceBuilderExtensions gives to every project in run mode.
    private static readonly (string Name, string Value)[] Every =
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:[0-9]+"),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=[0-9a-f]+"),
        ("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=[a-z]{8}"),
        ("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory"),
        ("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "true"),
        ("LOGGING__CONSOLE__FORMATTERNAME", "simple"),
    ];

    // AppHost in Development.
    private static readonly (string Name, string Value)[] InDevelopment =
    [
        ("OTEL_BLRP_SCHEDULE_DELAY", "1000"),
        ("OTEL_BSP_SCHEDULE_DELAY", "1000"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
        ("OTEL_TRACES_SAMPLER", "always_on"),
        ("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based"),
        ("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true"),
        ("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true"),
        ("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true"),
    ];

    private static (string Name, string Value)[] Cache =>
    [
        ("ConnectionStrings__cache", $"localhost:[0-9]+,password={Password}"),
        ("CACHE_HOST", "localhost"),
        ("CACHE_PORT", "[0-9]+"),
        ("CACHE_PASSWORD", Password),
        ("CACHE_URI", $"redis://:{Password}@localhost:[0-9]+"),
    ];

    // Ours: what the installation watches of itself.
    private static (string Name, string Value)[] Watched(string repository, string origin) => [(repository, Regex.Escape(Checkout.Root)), (origin, "https://gapless[.]dev[.]localhost:[0-9]+")];

    // No launch address, so no endpoint; its launch profile belongs to a program that is no web application.
    [Fact]
    public Task TheMigratorIsGivenTheseVariables() =>
        HoldsAsync("migrator", 1, [.. Database, .. Watched("Installation__Repository", "Installation__ProbedOrigin"), ("Installation__Origin", "https://localhost:[0-9]+"), ("DOTNET_ENVIRONMENT", "Development"), ("DOTNET_LAUNCH_PROFILE", "Migrator")], KnownResourceStates.Finished);

    [Fact]
    public Task TheApiIsGivenTheseVariables() => HoldsAsync("api", 2, [.. Stores, .. Web("http"), ("ASPNETCORE_URLS", "http://localhost:[0-9]+")]);

    [Fact]
    public Task TheWorkerIsGivenTheseVariables() => HoldsAsync("worker", 1, [.. Stores, .. Watched("Scanning__Folders__0", "Scanning__AllowedOrigins__0"), .. Web("http"), ("ASPNETCORE_URLS", "http://localhost:[0-9]+")]);

    [Fact]
    public Task TheWebIsGivenTheseVariables() => HoldsAsync("web", 1, [.. Cache, .. Web("http"), .. Service("api"), ("ASPNETCORE_URLS", "http://localhost:[0-9]+")]);

    // Launch profile with two addresses: both in ASPNETCORE_URLS, the public https port beside it, the development certificate for Kestrel.
    [Fact]
    public Task TheGatewayIsGivenTheseVariables() => HoldsAsync("gateway", 1,
    [
        .. Cache, .. Web("https"), .. Service("api"), .. Service("web"),
        ("ASPNETCORE_URLS", "https://localhost:[0-9]+;http://localhost:[0-9]+"),
        ("ASPNETCORE_HTTPS_PORT", "[0-9]+"),
        ("Kestrel__Certificates__Default__Path", ".+[.]pfx"),
        ("Kestrel__Certificates__Default__Password", ".+"),
    ]);

    // Service discovery by scheme, and the endpoint by its name.
    private static (string Name, string Value)[] Service(string name) => [($"services__{name}__http__0", "http://localhost:[0-9]+"), ($"{name.ToUpperInvariant()}_HTTP", "http://localhost:[0-9]+")];

    // The launch profile's own variables are added, and its name.
    private static (string Name, string Value)[] Web(string profile) => [("ASPNETCORE_ENVIRONMENT", "Development"), ("DOTNET_LAUNCH_PROFILE", profile)];

    private async Task HoldsAsync(string service, int instances, (string Name, string Value)[] table, string? state = null)
    {
        table = [.. table, .. Every, .. InDevelopment, ("OTEL_SERVICE_NAME", service)];
        foreach (var instance in await system.InstancesAsync(service, instances, state))
        {
            var given = instance.Snapshot.EnvironmentVariables.Where(variable => variable.IsFromSpec).ToDictionary(variable => variable.Name, variable => variable.Value ?? "", StringComparer.Ordinal);

            Assert.Equal(table.Select(row => row.Name).Order(StringComparer.Ordinal), given.Keys.Order(StringComparer.Ordinal));
            Assert.All(table, row => Assert.Matches(new Regex($"^({row.Value})$", RegexOptions.NonBacktracking), given[row.Name]));
        }
    }
}
