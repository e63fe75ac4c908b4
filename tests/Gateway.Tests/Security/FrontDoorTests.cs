using System.Net;
using Gapless.Gateway.Tests.Running;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.Tests.Security;

public sealed class FrontDoorTests
{
    private const string Id = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static readonly (string, string) Configured = ("FrontDoor:Id", Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData(Id + ", " + Id)]
    public async Task WhoComesPastItIsRefused(string? given)
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination, Configured);

        using var answer = await gateway.GetAsync("/api/v1/systems", given is null ? [] : [("X-Azure-FDID", given)]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.DoesNotContain(Id, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(destination.Requests);
    }

    [Fact]
    public async Task WhoComesThroughItIsServed_AndItsIdGoesNoFurther()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination, Configured);

        using var answer = await gateway.GetAsync("/", ("X-Azure-FDID", Id.ToUpperInvariant()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(Assert.Single(destination.Requests).Headers.ContainsKey("X-Azure-FDID"));
    }

    [Theory]
    [InlineData("/alive")]
    [InlineData("/ready")]
    public async Task ThePlatformAsksForHealthWithoutIt(string path)
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, Configured);

        using var answer = await gateway.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task AnIdThatIsNoneStopsTheStart()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningGateway.StartAsync(behind: null, ("FrontDoor:Id", "profile-name")));

        Assert.Contains("FrontDoor:Id", error.Message, StringComparison.Ordinal);
    }
}
