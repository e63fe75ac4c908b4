using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.Requests;

public sealed class ExchangeTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task ATraceFromOutsideGoesOn_AndIsTheRequestId()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/", ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), ("X-Request-Id", "mine"));

        Assert.Equal(Trace, Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        var passed = Assert.Single(destination.Requests).Headers["traceparent"];
        Assert.StartsWith($"00-{Trace}-", passed, StringComparison.Ordinal);
        Assert.DoesNotContain("b7ad6b7169203331", passed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABrokenTraceIsReplaced()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/", ("traceparent", "00-broken\t-x"));

        var id = Assert.Single(answer.Headers.GetValues("X-Request-Id"));
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.StartsWith($"00-{id}-", Assert.Single(destination.Requests).Headers["traceparent"], StringComparison.Ordinal);
    }
}
