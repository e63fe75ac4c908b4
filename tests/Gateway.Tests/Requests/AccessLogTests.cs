using Gapless.Gateway.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Gapless.Gateway.Tests.Requests;

public sealed class AccessLogTests
{
    private static readonly (string, string)[] Personal =
    [
        ("User-Agent", "private-agent"), ("Cookie", "private-cookie=1"), ("Authorization", "Bearer private-key"), ("Referer", "https://private.example/"), ("X-Forwarded-For", "192.0.2.77"),
    ];

    [Fact]
    public async Task OneLineARequest_WithoutAnythingPersonal()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/systems/shop?email=private@example.org", Personal);

        var line = await gateway.Log.AccessAsync("/systems/shop");
        Assert.StartsWith("GET /systems/shop 200 in ", line, StringComparison.Ordinal);
        Assert.Contains("route web", line, StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("X-Request-Id").Single(), line, StringComparison.Ordinal);
        Assert.All(gateway.Log.All, text =>
        {
            Assert.DoesNotContain("private", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("192.0.2.77", text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("127.0.0.1", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorsHaveTheirLineToo()
    {
        await using var destination = await Destination.AnsweringAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var gateway = await RunningGateway.StartAsync(destination, ("RateLimits:SignIn", "1"));

        using var cut = await gateway.SendAsync(HttpMethod.Post, "/api/cut");
        using var first = await gateway.SendAsync(HttpMethod.Post, "/account/first");
        using var limited = await gateway.SendAsync(HttpMethod.Post, "/account/second");
        using var redirected = await gateway.GetAsync(new Uri(gateway.Http, "/plain").AbsoluteUri);

        Assert.StartsWith("POST /api/cut 502 ", await gateway.Log.AccessAsync("/api/cut"), StringComparison.Ordinal);
        Assert.StartsWith("POST /account/second 429 ", await gateway.Log.AccessAsync("/account/second"), StringComparison.Ordinal);
        Assert.StartsWith("GET /plain 308 ", await gateway.Log.AccessAsync("/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyCanWriteALineOfTheirOwn()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/a%0AGET%20/forged%20200%0D");

        Assert.Equal(StatusCodes.Status200OK, (int)answer.StatusCode);
        var line = await gateway.Log.AccessAsync("forged");
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\r', line);
    }
}
