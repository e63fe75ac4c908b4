using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gapless.ServiceDefaults.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Theory]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("http://collector.example:4317", true)]
    public void RecordsOnly_WhereACollectorIsConfigured(string endpoint, bool records)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;

        builder.AddServiceDefaults();

        var services = builder.Services.Select(service => service.ServiceType).ToHashSet();
        Assert.Equal(records, services.Contains(typeof(TracerProvider)));
        Assert.Equal(records, services.Contains(typeof(MeterProvider)));
    }

    [Fact]
    public async Task ARequestHasTheTraceOfItsCaller_WithoutACollector()
    {
        await using var service = await Service.StartAsync(map: app => app.MapGet("/trace", () => Activity.Current?.TraceId.ToHexString()));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/trace") { Headers = { { "traceparent", $"00-{Trace}-b7ad6b7169203331-01" } } };

        using var answer = await service.Client.SendAsync(request);

        Assert.Equal(Trace, await answer.Content.ReadAsStringAsync());
    }
}
