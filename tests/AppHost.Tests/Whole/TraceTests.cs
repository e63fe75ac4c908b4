using Aspire.Hosting.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>What a request leaves behind in the receiver of telemetry: one trace over all services that it went through.</summary>
[Collection("whole system")]
public sealed class TraceTests(RunningSystem system)
{
    [Fact]
    public async Task OneTraceGoesFromTheGatewayOverThePagesToTheApi()
    {
        var trace = await TraceAsync("/status", spans => spans.Any(span => IsServer(span, "gateway")) && spans.Any(span => IsServer(span, "web")) && spans.Any(span => IsServer(span, "api")));

        var (gateway, web, api) = (Server(trace, "gateway"), Server(trace, "web"), Server(trace, "api"));
        Assert.Equal("/{**rest} 200", RouteAndStatus(gateway));
        Assert.Equal("/status 200", RouteAndStatus(web));
        Assert.Equal("/api/v1/status 200", RouteAndStatus(api));
        Assert.Contains(gateway, Ancestors(trace, web));
        Assert.Contains(web, Ancestors(trace, api));
    }

    [Fact]
    public async Task OneTraceGoesFromTheGatewayOverTheApiToPostgreSql()
    {
        // The api asks the database again once its last answer is two seconds old, so not every request gets there.
        var trace = await TraceAsync("/api/v1/status", spans => spans.Any(span => IsServer(span, "gateway")) && spans.Any(span => IsServer(span, "api")) && spans.Any(IsQuery));

        var (gateway, api) = (Server(trace, "gateway"), Server(trace, "api"));
        Assert.Equal("/api/{**rest} 200", RouteAndStatus(gateway));
        Assert.Equal("/api/v1/status 200", RouteAndStatus(api));
        Assert.Contains(gateway, Ancestors(trace, api));
        Assert.Contains(api, Ancestors(trace, trace.Spans.First(IsQuery)));
    }

    /// <summary>Asks the gateway until a trace that it names in its answer is as expected; a span arrives a second after it ended.</summary>
    private async Task<Trace> TraceAsync(string path, Func<IReadOnlyList<Span>, bool> isWhole)
    {
        using var client = system.Client("gateway", "https");
        var traces = system.Application.Services.GetRequiredService<TraceStore>();
        var asked = new List<string>();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var response = await client.GetAsync(path, limit.Token);
            asked.Add(response.EnsureSuccessStatusCode().Headers.GetValues("X-Request-Id").Single());
            if (asked.Select(traces.Find).FirstOrDefault(trace => trace is not null && isWhole(trace.Spans)) is { } found)
            {
                return found;
            }

            Assert.False(limit.IsCancellationRequested, Shown(asked.Select(traces.Find).LastOrDefault(trace => trace is not null)));
            await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
        }
    }

    private static string Shown(Trace? trace) =>
        trace is null ? "No trace arrived." : string.Join(Environment.NewLine, trace.Ordered().Select(entry => $"{entry.Depth} {entry.Span.Service} {entry.Span.Kind} {entry.Span.Scope} {entry.Span.Name}"));

    // YARP's own span says that it is a server's too, but stands below the one that took the request.
    private static bool IsServer(Span span, string service) => span is { Kind: SpanKind.Server, Scope: "Microsoft.AspNetCore" } && span.Service == service;

    private static bool IsQuery(Span span) => span is { Service: "api", Scope: "Npgsql", Kind: SpanKind.Client };

    private static Span Server(Trace trace, string service) => Assert.Single(trace.Spans, span => IsServer(span, service));

    private static string RouteAndStatus(Span span) => $"{Attribute(span, "http.route")} {Attribute(span, "http.response.status_code")}";

    private static string? Attribute(Span span, string key) => span.Attributes.LastOrDefault(attribute => attribute.Key == key).Value;

    private static IEnumerable<Span> Ancestors(Trace trace, Span span)
    {
        for (var parent = Parent(trace, span); parent is not null; parent = Parent(trace, parent))
        {
            yield return parent;
        }
    }

    private static Span? Parent(Trace trace, Span span) => trace.Spans.FirstOrDefault(candidate => candidate.SpanId == span.ParentId);
}
