using System.Net;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Targets;
using static Gapless.Collectors.Tests.Targets.LocalServer;

namespace Gapless.Collectors.Tests.Targets;

public sealed class AgreedLooksTests
{
    private const string Refused = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static readonly ProbeOptions Options = new() { RequestTimeout = TimeSpan.FromSeconds(5) };

    private static async Task<AgreedFacts> TakeAsync(LocalServer server, ProbeOptions options) =>
        (await Prober.ProbeAsync(server.Url, options, [ProbeRequest.Get("/a")], null, CancellationToken.None)).Agreed;

    private static bool IsPost(string request) => request.StartsWith("POST", StringComparison.Ordinal);

    [Fact]
    public async Task TriesALoginTwelveTimes_AtMost()
    {
        await using var server = Answering(request => IsPost(request) ? Refused : Ok("x"));

        var agreed = await TakeAsync(server, Options with { Consent = new() { LoginPath = "/login" } });

        Assert.Equal(Enumerable.Repeat<int?>(401, 12), agreed.Logins.Select(answer => answer.Status));
        Assert.Equal(12, server.Requests.Count(IsPost));
    }

    [Fact]
    public async Task StopsTrying_WhenTheLoginRefusesToListen()
    {
        var tries = 0;
        await using var server = Answering(request => !IsPost(request) ? Ok("x") : Interlocked.Increment(ref tries) < 4 ? Refused : Refused.Replace("401", "429", StringComparison.Ordinal));

        var agreed = await TakeAsync(server, Options with { Consent = new() { LoginPath = "/login" } });

        Assert.Equal([401, 401, 401, 429], agreed.Logins.Select(answer => answer.Status));
    }

    [Fact]
    public async Task TriesAForm_WhereTheLoginReadsNoJson()
    {
        await using var server = Answering(request => !IsPost(request) ? Ok("x")
            : request.Contains("x-www-form-urlencoded", StringComparison.Ordinal) ? Refused : Refused.Replace("401", "415", StringComparison.Ordinal));

        var agreed = await TakeAsync(server, Options with { Consent = new() { LoginPath = "/login" } });

        Assert.Equal(12, agreed.Logins.Length);
        Assert.All(agreed.Logins, answer => Assert.Equal(401, answer.Status));
    }

    [Fact]
    public async Task AsksBeforeItSendsALargeBody()
    {
        await using var server = Answering(request => IsPost(request) ? "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : Ok("x"));

        var agreed = await TakeAsync(server, Options with { Consent = new() { LargeBodyPath = "/orders" } });

        Assert.Equal(413, agreed.Large?.Status);
        var head = Assert.Single(server.Requests, IsPost);
        Assert.Contains($"Content-Length: {AgreedFacts.LargeBody}", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Expect: 100-continue", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task KnocksOnlyAtPublicAddresses()
    {
        await using var server = Answering(_ => Ok("x"));
        var consent = new ProbeConsent { InternalHosts = [new DnsEndPoint("127.0.0.1", server.Port), new DnsEndPoint("127.0.0.1", 1)], StoreHosts = ["127.0.0.1"] };

        var outside = await TakeAsync(server, Options with { Consent = consent });
        var inside = await TakeAsync(server, Options with { Consent = consent, KnocksInside = true });

        Assert.All(outside.Internals.Concat(outside.Stores), port => Assert.Equal(PortState.NotTried, port.State));
        Assert.Equal([PortState.Open, PortState.Closed], inside.Internals.Select(port => port.State));
        Assert.Equal(2 * StorePorts.Names.Count, inside.Stores.Length);
    }

    [Fact]
    public async Task DoesNothing_WithoutConsent()
    {
        await using var server = Answering(_ => Ok("x"));

        Assert.Equal(AgreedFacts.None, await TakeAsync(server, Options));
        Assert.DoesNotContain(server.Requests, IsPost);
    }
}
