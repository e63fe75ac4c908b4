using System.Net;
using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.RateLimits;

public sealed class RateLimitTests
{
    private static readonly (string, string) Believed = ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8");

    [Fact]
    public async Task TellsWhereTheCallerStands_AndRefusesBeyondTheLimit()
    {
        var clock = new SetClock();
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync([destination], clock, RunningGateway.NoCache, ("RateLimits:PerAddress", "2"));

        using var first = await gateway.GetAsync("/api/v1/systems");
        using var second = await gateway.GetAsync("/api/v1/systems");
        using var third = await gateway.GetAsync("/api/v1/systems");

        AssertStanding(first, HttpStatusCode.OK, "\"address\";q=2;w=60", "\"address\";r=1;t=50");
        AssertStanding(second, HttpStatusCode.OK, "\"address\";q=2;w=60", "\"address\";r=0;t=50");
        AssertStanding(third, HttpStatusCode.TooManyRequests, "\"address\";q=2;w=60", "\"address\";r=0;t=50");
        Assert.Equal("50", Assert.Single(third.Headers.GetValues("Retry-After")));
        Assert.Equal("application/problem+json", third.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, destination.Requests.Count);

        clock.Advance(TimeSpan.FromSeconds(50));
        using var later = await gateway.GetAsync("/api/v1/systems");
        AssertStanding(later, HttpStatusCode.OK, "\"address\";q=2;w=60", "\"address\";r=1;t=60");
    }

    [Fact]
    public async Task AServiceCannotSpeakForTheGateway()
    {
        await using var destination = await Destination.AnsweringAsync(context =>
        {
            context.Response.Headers["RateLimit"] = "\"mine\";r=9;t=9";
            context.Response.Headers["RateLimit-Policy"] = "\"mine\";q=9;w=9";
            return Task.CompletedTask;
        });
        await using var gateway = await RunningGateway.StartAsync([destination], new SetClock(), RunningGateway.NoCache, ("RateLimits:PerAddress", "5"));

        using var answer = await gateway.GetAsync("/");

        AssertStanding(answer, HttpStatusCode.OK, "\"address\";q=5;w=60", "\"address\";r=4;t=50");
    }

    [Fact]
    public async Task ACredentialHasItsOwnLimit()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync([destination], new SetClock(), RunningGateway.NoCache, ("RateLimits:PerCredential", "1"));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("Authorization", "Bearer one")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("Authorization", "Bearer one")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("Authorization", "Bearer two")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("Cookie", "__Host-gapless=three")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("Cookie", "theme=dark; __Host-gapless=three")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/"));
    }

    [Fact]
    public async Task SigningInHasAStrictLimit_WhateverTheCredential()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync([destination], new SetClock(), RunningGateway.NoCache, ("RateLimits:SignIn", "2"));
        List<HttpStatusCode> statuses = [];
        foreach (var path in new[] { "/account/sign-in", "/ACCOUNT/register", "/account/recover" })
        {
            using var answer = await gateway.SendAsync(HttpMethod.Post, path, ("Authorization", "Bearer " + path));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/account/sign-in"));
    }

    [Fact]
    public async Task AnIPv6SubscriberHasOneLimit_AndItsNeighbourAnother()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync([destination], new SetClock(), RunningGateway.NoCache, ("RateLimits:PerAddress", "1"), Believed);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "2001:db8:1:1::1")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("X-Forwarded-For", "2001:db8:1:1:ffff::2")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "2001:db8:1:2::1")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.1")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("X-Forwarded-For", "::ffff:192.0.2.1")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.0/8")]
    public async Task AStrangersClaimChangesNothing(string? believed)
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(
            [destination], new SetClock(), RunningGateway.NoCache, [("RateLimits:PerAddress", "1"), .. believed is null ? [] : new[] { ("ForwardedHeaders:KnownNetworks:0", believed) }]);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.1"), ("Forwarded", "for=192.0.2.1"), ("X-Real-IP", "192.0.2.1")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.2"), ("Forwarded", "for=192.0.2.2"), ("X-Real-IP", "192.0.2.2")));
        var seen = Assert.Single(destination.Requests).Headers;
        Assert.Equal("127.0.0.1", seen["X-Forwarded-For"]);
        Assert.Equal("https", seen["X-Forwarded-Proto"]);
        Assert.False(seen.ContainsKey("Forwarded"));
        Assert.False(seen.ContainsKey("X-Real-IP"));
    }

    [Fact]
    public async Task OnlyTheLastHopIsBelieved()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync([destination], new SetClock(), RunningGateway.NoCache, ("RateLimits:PerAddress", "1"), Believed);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "203.0.113.1, 192.0.2.1")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("X-Forwarded-For", "203.0.113.2, 192.0.2.1")));
    }

    [Fact]
    public async Task AsManyHopsAreBelievedAsThereAreProxies_WhileEachIsKnown()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(
            [destination], new SetClock(), RunningGateway.NoCache, ("RateLimits:PerAddress", "1"), Believed, ("ForwardedHeaders:KnownNetworks:1", "198.51.100.0/24"), ("ForwardedHeaders:ForwardLimit", "2"));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.1, 198.51.100.1")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.2, 198.51.100.1")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.9, 192.0.2.2, 198.51.100.2")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.3, 203.0.113.1")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "/", ("X-Forwarded-For", "192.0.2.4, 203.0.113.1")));
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningGateway gateway, string path, params (string, string)[] headers)
    {
        using var answer = await gateway.GetAsync(path, headers);
        return answer.StatusCode;
    }

    private static void AssertStanding(HttpResponseMessage answer, HttpStatusCode status, string policy, string standing)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(policy, Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal(standing, Assert.Single(answer.Headers.GetValues("RateLimit")));
    }
}
