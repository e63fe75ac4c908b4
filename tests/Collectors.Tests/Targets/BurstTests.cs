using System.Diagnostics;
using System.Net;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Targets;
using static Gapless.Collectors.Tests.Targets.LocalServer;

namespace Gapless.Collectors.Tests.Targets;

public sealed class BurstTests
{
    private static readonly ProbeOptions Options = new() { Consent = new() { BurstPath = "/cheap" }, RequestTimeout = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task StopsAtTheFirstRefusal_AndSeesTheRecovery()
    {
        var count = 0;
        await using var server = Answering(request => PathOf(request) == "/cheap" && Interlocked.Increment(ref count) is > 6 and <= 8
            ? "HTTP/1.1 429 Too Many\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : Ok("x"));

        var target = await ProbeAsync(server, Options);

        Assert.Equal(8, target.Agreed.Burst?.Sent);
        Assert.Equal(429, target.Agreed.Burst?.Limited?.Status);
        Assert.Equal(200, target.Agreed.Burst?.Recovery?.Status);
        Assert.Equal(Outcome.Pass, Assert.Single(new RequestsAreLimited().Live(target)).Outcome);
    }

    [Fact]
    public async Task SendsAFewMoreThanTheTargetAdvertises()
    {
        await using var server = Answering(_ => Ok("x", fields: "RateLimit-Remaining: 3\r\n"));

        var target = await ProbeAsync(server, Options);

        Assert.Equal(12, target.Agreed.Burst?.Sent);
        Assert.Null(target.Agreed.Burst?.Limited);
    }

    [Fact]
    public async Task SendsNothing_WithoutConsent()
    {
        await using var server = Answering(_ => Ok("x"));

        var target = await ProbeAsync(server, Options with { Consent = ProbeConsent.None });

        Assert.Null(target.Agreed.Burst);
        Assert.DoesNotContain(server.Requests, request => PathOf(request) == "/cheap");
    }

    [Fact]
    public async Task PacesRequests_OnceTheBucketIsEmpty()
    {
        using var pacer = new Pacer(new ProbeOptions { BurstSize = 3, RequestsPerSecond = 50 }, isExempt: false);
        var watch = Stopwatch.StartNew();

        for (var turn = 0; turn < 8; turn++)
        {
            using var taken = await pacer.TakeTurnAsync(CancellationToken.None);
            Assert.NotNull(taken);
        }

        Assert.InRange(watch.Elapsed.TotalMilliseconds, 80, 5000);
    }

    [Fact]
    public async Task EndsAtTheDeadline_WhenTheLookUpHangs()
    {
        var options = new ProbeOptions
        {
            Deadline = TimeSpan.FromMilliseconds(300),
            Resolve = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Array.Empty<IPAddress>();
            },
        };

        var target = await Prober.ProbeAsync(new Uri("https://hanging.test/"), options, [ProbeRequest.Get("/health")], null, CancellationToken.None);

        Assert.False(target.Home.IsAnswered);
        Assert.NotEmpty(target.LeftOut);
    }

    private static Task<TargetFacts> ProbeAsync(LocalServer server, ProbeOptions options) =>
        Prober.ProbeAsync(server.Url, options, [ProbeRequest.Get("/a")], null, CancellationToken.None);
}
