using System.Net;
using Gapless.Gateway.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.Tests.Requests;

public sealed class RequestLimitsTests
{
    private static readonly (string, string) Small = ("RequestLimits:BodyBytes", "2048");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABodyThatIsTooLargeIsRefused_AnnouncedOrNot(bool announced)
    {
        await using var destination = await Destination.AnsweringAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync("taken");
        });
        await using var gateway = await RunningGateway.StartAsync(destination, Small);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/archives") { Content = new ByteArrayContent(new byte[4096]) };
        request.Headers.TransferEncodingChunked = !announced;
        request.Headers.ExpectContinue = announced;

        using var answer = await gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("This is too large", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadersThatAreTooLargeAreRefused()
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("RequestLimits:HeaderBytes", "8192"));

        using var answer = await gateway.GetAsync("/", ("X-Long", new string('x', 9000)));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task TooManyHeadersAreRefused()
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("RequestLimits:Headers", "20"));

        using var answer = await gateway.GetAsync("/", [.. Enumerable.Range(0, 30).Select(number => ($"X-Number-{number}", "1"))]);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task WhoeverSendsHeadersSlowlyIsClosed()
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("RequestLimits:HeaderSeconds", "1"));
        using var connection = await RawConnection.OpenAsync(gateway.Http);
        await connection.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        var answer = await connection.ReadToEndAsync();

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
    }

    [Theory]
    [InlineData("RequestLimits:BodyBytes", "12")]
    [InlineData("RequestLimits:HeaderSeconds", "0")]
    [InlineData("RateLimits:PerAddress", "0")]
    [InlineData("RateLimits:PerAdress", "5")]
    [InlineData("Maintenance:RetryAfterSeconds", "-1")]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.0/99")]
    public async Task AWrongSettingStopsTheStart_AndIsNamed(string key, string value)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => RunningGateway.StartAsync(behind: null, (key, value)));

        Assert.True(error is OptionsValidationException or InvalidOperationException, error.GetType().Name);
        var (section, property) = (key.Split(':')[0], key.Split(':')[1]);
        Assert.Contains(property, error.Message, StringComparison.Ordinal);
        Assert.True(error is InvalidOperationException || error.Message.Contains($"{section}:{property}", StringComparison.Ordinal), error.Message);
    }
}
