using System.Net;
using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.Security;

public sealed class HttpsTests
{
    [Theory]
    [InlineData("/systems/a%20b?q=1&r=%2F", "/systems/a%20b?q=1&r=%2F")]
    [InlineData("//elsewhere.example/x", "//elsewhere.example/x")]
    [InlineData("/\\elsewhere.example", "/%5Celsewhere.example")]
    [InlineData("/@elsewhere.example", "/@elsewhere.example")]
    public async Task APlainRequestIsSentToTheSameAddressOverHttps(string target, string expected)
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null);
        using var connection = await RawConnection.OpenAsync(gateway.Http);

        await connection.WriteAsync($"GET {target} HTTP/1.1\r\nHost: gapless.dev.localhost:{gateway.Http.Port}\r\nConnection: close\r\n\r\n");

        var answer = await connection.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 308 ", answer, StringComparison.Ordinal);
        Assert.Contains($"\r\nLocation: https://gapless.dev.localhost:{gateway.Https.Port}{expected}\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServiceIsNotAskedOverPlainHttp()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.SendAsync(HttpMethod.Post, new Uri(gateway.Http, "/account/sign-in").AbsoluteUri);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Empty(destination.Requests);
    }

    [Fact]
    public async Task AForeignHostIsRefused_WhenTheOwnNamesAreConfigured()
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("AllowedHosts", "gapless.example"));

        using var answer = await gateway.GetAsync("/", ("Host", "elsewhere.example"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
