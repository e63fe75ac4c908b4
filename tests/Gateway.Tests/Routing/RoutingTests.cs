using System.Net;
using Gapless.Gateway.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Gapless.Gateway.Tests.Routing;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("/api/v1/systems", "api")]
    [InlineData("/API/v1/systems", "api")]
    [InlineData("/account/sign-in", "api")]
    [InlineData("/", "web")]
    [InlineData("/apiary", "web")]
    [InlineData("/systems/shop", "web")]
    public async Task EachPathGoesToItsService(string path, string service)
    {
        await using var api = await Destination.SayingAsync("api");
        await using var web = await Destination.SayingAsync("web");
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("services:api:http:0", api.Url.AbsoluteUri), ("services:web:http:0", web.Url.AbsoluteUri));

        using var answer = await gateway.GetAsync(path);

        Assert.Equal(service, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET /ready")]
    [InlineData("GET /READY")]
    [InlineData("GET /ready/")]
    [InlineData("GET /%72eady")]
    [InlineData("GET //ready")]
    [InlineData("GET /api/../ready")]
    [InlineData("GET /api/%2e%2e/ready")]
    [InlineData("GET /api/..%2fready")]
    [InlineData("POST /ready")]
    [InlineData("POST /alive")]
    [InlineData("GET /ready/details")]
    public async Task WhatAServiceSaysAboutItsInsidesStaysInside(string line)
    {
        await using var destination = await Destination.SayingAsync("details of the database");
        await using var gateway = await RunningGateway.StartAsync(destination, ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8"));
        using var connection = await RawConnection.OpenAsync(gateway.Http);

        await connection.WriteAsync($"{line} HTTP/1.1\r\nHost: gapless.example\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var answer = await connection.ReadToEndAsync();

        Assert.Matches("^HTTP/1.1 (200|404) ", answer);
        Assert.DoesNotContain(destination.Requests, request => IsInside(request.Target));
    }

    [Fact]
    public async Task WhenNobodyAnswersPeopleGetAPageWithAReference_AndProgramsAProblem()
    {
        var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);
        await destination.DisposeAsync();

        using var page = await gateway.GetAsync("/systems", ("Accept", "text/html"));
        using var problem = await gateway.SendAsync(HttpMethod.Post, "/api/v1/systems");

        Assert.True(page.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, page.StatusCode.ToString());
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains(page.Headers.GetValues("X-Request-Id").Single(), await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(problem.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, problem.StatusCode.ToString());
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
        Assert.Contains(problem.Headers.GetValues("X-Request-Id").Single(), await problem.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.All(new[] { page, problem }, answer => Assert.True(answer.Headers.CacheControl?.NoStore));
    }

    private static bool IsInside(string target) =>
        new PathString(target.Split('?')[0]).StartsWithSegments("/ready", StringComparison.OrdinalIgnoreCase)
        || new PathString(target.Split('?')[0]).StartsWithSegments("/alive", StringComparison.OrdinalIgnoreCase);
}
