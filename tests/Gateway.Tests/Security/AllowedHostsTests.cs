using System.Net;
using Gapless.Gateway.Tests.Running;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.Tests.Security;

public sealed class AllowedHostsTests
{
    private static readonly (string, string) Named = ("AllowedHosts", "gapless.example; *.gapless.example");

    [Theory]
    [InlineData("gapless.example", HttpStatusCode.OK)]
    [InlineData("GAPLESS.example:8443", HttpStatusCode.OK)]
    [InlineData("eu.gapless.example", HttpStatusCode.OK)]
    [InlineData("gapless.example.attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.BadRequest)]
    public async Task OnlyItsOwnNamesAreAnswered(string host, HttpStatusCode status)
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination, Named);

        using var answer = await gateway.GetAsync("/api/v1/systems", ("Host", host));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, destination.Requests.Count);
    }

    [Theory]
    [InlineData("/alive")]
    [InlineData("/ready")]
    public async Task ThePlatformAsksForHealthByAddress(string path)
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, Named);

        using var answer = await gateway.GetAsync(path, ("Host", "10.0.0.7:8080"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("*", "Production", true)]
    [InlineData("", "Production", true)]
    [InlineData("gapless.example;*", "Staging", true)]
    [InlineData("*", "Development", false)]
    [InlineData("gapless.example", "Production", false)]
    public async Task AnswersToAnyNameAreWarnedOf_OutsideDevelopment(string names, string environment, bool warned)
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("AllowedHosts", names), ("environment", environment));

        Assert.Equal(warned, gateway.Log.All.Any(line => line.Contains("Every host name is answered", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://gapless.example")]
    [InlineData("gapless.example:443")]
    [InlineData("gapless.example, other.example")]
    public async Task ANameThatIsNoneStopsTheStart(string names)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningGateway.StartAsync(behind: null, ("AllowedHosts", names)));

        Assert.Contains("Setting AllowedHosts", error.Message, StringComparison.Ordinal);
    }
}
